// Says whether a place is open, and keeps saying it while the page stays open. The page works without this: the hours
// stand in tables. All words come from <template id="opening">; rendering/opening_data.py tells what the data means.
//
// What counts is the clock on the wall where the network is, wherever the reader is. As with a sign at the door, an hour
// that this clock skips in spring does not come, and one that it shows twice in autumn counts both times.

const { content, dataset } = document.querySelector("#opening");
const { zone, first, weekdays, dates } = JSON.parse(dataset.clock);
const parts = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" };
const wall = new Intl.DateTimeFormat("en", { timeZone: zone, hourCycle: "h23", ...parts });

// How far ahead an opening is told, in days: its date has no year.
const FAR = 180;
// The kinds of slots, the best one for the reader first. A slot of no kind is for walking in.
const KINDS = [undefined, "phone", "appointment"];

const shown = new Map();

const dateOf = (day) => new Date(Date.parse(first) + day * 864e5);
const weekdayOf = (day) => (dateOf(day).getUTCDay() + 6) % 7;
const monthDay = (day) => dates[dateOf(day).getUTCMonth()].replace("#", dateOf(day).getUTCDate());
const clock = (minutes) => [Math.floor(minutes / 60), minutes % 60].map((part) => `${part}`.padStart(2, "0")).join(":");

/** This moment on the wall clock: days since the first day of the data, minutes since midnight. */
function now() {
  const at = {};
  for (const { type, value } of wall.formatToParts(new Date())) at[type] = Number(value);
  const days = (Date.UTC(at.year, at.month - 1, at.day) - Date.parse(first)) / 864e5;
  return { day: days, minute: at.hour * 60 + at.minute };
}

/** The end of a slot, or of those of its kind that follow it without a gap. */
function end(slots, [, until, kind]) {
  const next = slots.find((slot) => slot[2] === kind && slot[0] <= until && until < slot[1]);
  return next ? end(slots, next) : until;
}

/** When one can next walk in; null if that is far ahead, or after days of which nobody knows. */
function nextOpening({ days, plans }, { day, minute }) {
  for (let ahead = 0; ahead <= FAR; ahead += 1) {
    const [slots] = plans[days[day + ahead]] ?? [];
    if (!slots) return null;
    const slot = slots.find(([start, , kind]) => !kind && (ahead || start > minute));
    if (slot) return { ahead, day: day + ahead, minute: slot[0] };
  }
  return null;
}

/** What to say: a word, its time, the number of a reason, the next opening. Null where the data does not reach. */
function state(place, moment) {
  const plan = place.plans[place.days[moment.day]];
  if (!plan) return null;
  const [slots, why] = plan;
  if (!slots) return { word: "unknown", why };
  const best = (fits) => KINDS.map((kind) => slots.find((slot) => slot[2] === kind && fits(slot))).find(Boolean);
  const slot = best(([start, until]) => start !== null && start <= moment.minute && moment.minute < until);
  if (slot && !slot[2]) return { word: "open", time: end(slots, slot), why };
  const opens = nextOpening(place, moment);
  if (slot) return { word: slot[2], time: end(slots, slot), why, opens };
  const later = best(([start]) => start === null || start > moment.minute);
  if (later?.[2]) return { word: `${later[2]}-later`, time: later[0], why, opens };
  return { word: slots.length ? "closed" : "closed-today", why, opens };
}

/** A copy of a word of the template, with its time and day. */
function say(word, minutes, day) {
  const said = content.querySelector(`[data-word="${word}"]`).cloneNode(true);
  for (const time of said.querySelectorAll(".time")) time.textContent = clock(minutes);
  for (const name of said.querySelectorAll(".opening-day")) name.textContent = day;
  return said;
}

function sayOpening({ ahead, day, minute }) {
  if (ahead < 2) return say(ahead ? "tomorrow" : "today", minute);
  return ahead < 7 ? say("weekday", minute, weekdays[weekdayOf(day)]) : say("date", minute, monthDay(day));
}

/** Shows the state of a place. Only what has changed is touched, so that nobody is read the same every minute. */
function show(element, moment) {
  let said = null;
  try {
    said = state(JSON.parse(element.dataset.opening), moment);
  } catch {
    // Broken data: nothing is claimed.
  }
  const before = shown.get(element);
  shown.set(element, JSON.stringify(said));
  if (before === shown.get(element)) return;
  element.hidden = !said;
  element.dataset.state = said?.word ?? "";
  if (!said) return;
  element.replaceChildren(...say(said.word, said.time).childNodes);
  const text = element.querySelector("span");
  if (said.why !== null) text.append(" · ", content.querySelectorAll(".why")[said.why].cloneNode(true));
  if (said.opens) text.append(" · ", sayOpening(said.opens));
}

/** The names of the places in a section that are open, each with the link of its card. */
function list(box) {
  const signs = document.querySelectorAll(`[aria-labelledby="${box.dataset.places}"] [data-state="open"]`);
  const links = [...signs].map((sign) => sign.closest(".card").querySelector("a"));
  const [before, after] = [box.querySelectorAll("li"), links].map((items) => [...items].map((item) => item.textContent));
  box.hidden = !links.length;
  if (`${before}` === `${after}`) return;
  box.querySelector("ul").replaceChildren(...links.map(() => document.createElement("li")));
  box.querySelectorAll("li").forEach((item, index) => item.append(links[index].cloneNode(true)));
}

/** Marks today's row of the weekly table, and takes special days that are over from the list below it. */
function mark(section, day) {
  section.querySelector("[aria-current]")?.removeAttribute("aria-current");
  const today = dateOf(day).toISOString().slice(0, 10);
  const tables = [...section.querySelectorAll("[data-from]")];
  const table = tables.find((item) => item.dataset.from <= today && today <= item.dataset.to);
  const [date, flag] = [".mark", ".flag"].map((name) => section.querySelector(name));
  if (!table || !date) return;
  const header = table.querySelector(`[data-weekday="${weekdayOf(day)}"] th`);
  header.setAttribute("aria-current", "date");
  header.append(date);
  header.nextElementSibling.append(flag);
  date.dateTime = today;
  date.textContent = monthDay(day);
  flag.hidden = true;
  for (const item of section.querySelectorAll(".special li")) {
    const [from, to = from] = [...item.querySelectorAll("time")].map((time) => time.dateTime);
    item.hidden = to < today;
    if (from <= today && today <= to) flag.hidden = false;
  }
  for (const box of section.querySelectorAll(".special")) box.hidden = !box.querySelector("li:not([hidden])");
}

let marked;

function update() {
  const moment = now();
  document.querySelectorAll("[data-opening]").forEach((element) => show(element, moment));
  document.querySelectorAll("[data-places]").forEach(list);
  document.dispatchEvent(new Event("listchange"));
  if (marked === moment.day) return;
  marked = moment.day;
  document.querySelectorAll(".hours").forEach((section) => mark(section, marked));
}

// At every full minute, and whenever the page is seen again: a phone that sleeps wakes nobody.
function keepUp() {
  update();
  setTimeout(keepUp, 6e4 - (Date.now() % 6e4));
}

keepUp();
addEventListener("pageshow", update);
document.addEventListener("visibilitychange", update);
