// "Add to my calendar" for one date. The page's calendar file, fetched when asked for, knows the event and the time zone's
// rules; what is saved is this one date of it, as an event of its own. Without this script the whole file can be saved.
const list = document.querySelector("[data-calendar]");
const [hint, pattern] = document.getElementById("add-date").content.children;
const NOT_OF_ONE_DATE = /^(RRULE|EXDATE|RECURRENCE-ID|TRANSP)\b/;
const NOT_OF_ONE_EVENT = /^(NAME|X-WR-CALNAME|REFRESH-INTERVAL|X-PUBLISHED-TTL)\b/;
const DAY = 24 * 60 * 60 * 1000;

// The calendar's own lines, then those of each event, each with the line ends that fold it.
function parts(file) {
  const [head, ...events] = file.replace(/END:VCALENDAR\s*$/, "").split("BEGIN:VEVENT\r\n");
  return [head, ...events.map((event) => event.replace("END:VEVENT\r\n", ""))].map((part) =>
    part.split(/\r\n(?![ \t])/).filter(Boolean),
  );
}

function value(event, name) {
  const line = event.find((item) => item.startsWith(`${name}:`) || item.startsWith(`${name};`)) ?? "";
  return line.replace(/\r\n[ \t]/g, "").replace(/^[^:]*:/, "");
}

// The event that begins then, else the series that has its dates at that time.
function eventOn(events, day, time) {
  const held = events.filter((event) => value(event, "STATUS") !== "CANCELLED");
  const at = (event, begin) => value(event, "DTSTART").endsWith(begin);
  return (
    held.find((event) => at(event, day + time)) ??
    held.find((event) => value(event, "RRULE") && (time ? at(event, time) : !value(event, "DTSTART").includes("T")))
  );
}

const moment = (day) => Date.UTC(day.slice(0, 4), day.slice(4, 6) - 1, day.slice(6, 8));
const stamp = (milliseconds) => new Date(milliseconds).toISOString().slice(0, 10).replaceAll("-", "");

function onDay(event, day) {
  const later = moment(day) - moment(value(event, "DTSTART"));
  const uid = `UID:${value(event, "UID").replace("@", `-${day}@`)}`.replace(/.{74}(?=.)/g, "$&\r\n ");
  return event
    .filter((line) => !NOT_OF_ONE_DATE.test(line))
    .map((line) => (line.startsWith("UID:") ? uid : line))
    .map((line) =>
      /^DT(START|END)\b/.test(line) ? line.replace(/:(\d{8})/, (_, old) => `:${stamp(moment(old) + later)}`) : line,
    );
}

async function calendarOf(day, time) {
  const [head, ...events] = parts(await (await fetch(list.dataset.calendar)).text());
  const own = head.filter((line) => !NOT_OF_ONE_EVENT.test(line));
  const event = onDay(eventOn(events, day, time), day);
  return [...own, "BEGIN:VEVENT", ...event, "END:VEVENT", "END:VCALENDAR", ""].join("\r\n");
}

function save(text, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/calendar" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), DAY / 1440);
}

for (const item of list.querySelectorAll(".event:is(.scheduled, .moved, .extra)")) {
  const date = item.querySelector("time");
  const day = date.dateTime.slice(0, 10).replaceAll("-", "");
  const clock = item.querySelector(".time")?.textContent.trim().slice(0, 5);
  const button = pattern.cloneNode(true);
  button.querySelector("span").append(`: ${date.textContent}`);
  button.addEventListener("click", async () => {
    try {
      save(await calendarOf(day, clock ? `T${clock.replace(":", "")}00` : ""), `${list.dataset.name}-${day}.ics`);
    } catch {
      location.assign(list.dataset.calendar);
    }
  });
  item.classList.add("addable");
  item.append(button);
}
if (list.querySelector(".addable")) list.before(hint);
