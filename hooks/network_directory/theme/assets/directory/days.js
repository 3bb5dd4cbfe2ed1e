// Keeps a list of dates true while time goes on: marks today, takes away what is over, by the network's own clock
// (data-zone), wherever the reader is. Without this the dates speak for themselves. Numbers come from Intl, words from
// the page.
const root = document.querySelector("[data-zone]");
const numbers = new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", {
  timeZone: root.dataset.zone,
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
});

/** The day as 2026-11-22 and the minutes since midnight, where the network is. */
function now() {
  const part = Object.fromEntries(numbers.formatToParts(new Date()).map(({ type, value }) => [type, value]));
  return [`${part.year}-${part.month}-${part.day}`, part.hour * 60 + Number(part.minute)];
}

/** The Monday of a day's week, so many weeks later. */
function monday(day, weeks) {
  const date = new Date(`${day}T00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7) + 7 * weeks);
  return date.toISOString().slice(0, 10);
}

/** A word to put behind something. */
function mark(kind, word) {
  const flag = document.createElement("strong");
  flag.className = "flag";
  flag.textContent = word;
  const all = document.createElement("span");
  all.className = kind;
  all.append(" ", flag);
  return all;
}

function dropWhatIsOver(today) {
  const over = [...root.querySelectorAll("[data-until]")].filter((item) => item.dataset.until < today);
  for (const item of over) item.remove();
  if (!over.length) return;
  if (!root.querySelector("[data-until]")) root.querySelector("[data-outdated]").hidden = false;
  document.dispatchEvent(new Event("listchange"));
}

function nameWeeks(today) {
  for (const [weeks, word] of [root.dataset.thisWeek, root.dataset.nextWeek].entries()) {
    const name = root.querySelectorAll(`[data-week="${monday(today, weeks)}"]`);
    for (const item of name) item.textContent = word;
  }
}

function update() {
  const [today, minute] = now();
  dropWhatIsOver(today);
  nameWeeks(today);
  for (const old of root.querySelectorAll(".today")) old.remove();
  for (const day of root.querySelectorAll(`time[datetime="${today}"]`)) day.after(mark("today", root.dataset.today));
  for (const item of root.querySelectorAll("[data-end]:not(.over)")) {
    if (item.closest("[data-until]").dataset.until !== today || item.dataset.end > minute) continue;
    item.classList.add("over");
    item.querySelector(".when").append(mark("past", root.dataset.over));
  }
}

// At every full minute, and whenever the page is seen again.
function keepUp() {
  update();
  setTimeout(keepUp, 6e4 - (Date.now() % 6e4));
}

keepUp();
for (const event of ["visibilitychange", "pageshow"]) addEventListener(event, update);
