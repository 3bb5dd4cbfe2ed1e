// Says whether a place is open, and keeps saying it while the page stays open. The page works without this: the hours
// stand in tables. hours.js decides; all words come from <template id="opening">.

import { state, wallClock } from "./hours.js";

const { content, dataset } = document.querySelector("#opening");
const { zone, first, weekdays, dates } = JSON.parse(dataset.clock);
const now = wallClock({ zone, first });

const shown = new Map();

const dateOf = (day) => new Date(Date.parse(first) + day * 864e5);
const weekdayOf = (day) => (dateOf(day).getUTCDay() + 6) % 7;
const monthDay = (day) => dates[dateOf(day).getUTCMonth()].replace("#", dateOf(day).getUTCDate());
const clock = (minutes) => [Math.floor(minutes / 60), minutes % 60].map((part) => `${part}`.padStart(2, "0")).join(":");

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
  const why = [...content.querySelectorAll(".why")].find((reason) => reason.dataset.why === said.why);
  if (why) text.append(" · ", why.cloneNode(true));
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
