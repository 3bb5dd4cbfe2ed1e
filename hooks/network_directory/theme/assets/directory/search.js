// The search page: shows what finder.js finds while somebody types. What is searched for stands in the address, so that
// going back, reloading and sharing work. The index is loaded with the first letter, or when the address asks for it.

import { Finder } from "./finder.js";
import { lead, suggest } from "./help.js";

const PAUSE = 200;
const AT_ONCE = 10;
const DAYS = 7;

const form = document.querySelector(".search-box");
const input = form.elements.q;
const narrow = document.querySelector("#narrow");
const byId = (id) => document.getElementById(id);
const [box, said, meant, help, near, place] = ["search", "said", "meant", "help", "near", "place"].map(byId);
const [found, results, more] = ["found", "results", "more-results"].map(byId);
const apart = document.querySelector("[data-apart]");
const selects = [...narrow.querySelectorAll("select")];
const asking = [...selects, place].filter(Boolean);
const ticks = [...narrow.querySelectorAll("[type=checkbox]")];

let finder = null;
let turn = 0;

const opened = () => (finder ??= Finder.open(document.documentElement.lang, box.dataset));
const fill = (sentence, values) => Object.entries(values).reduce((text, [name, value]) => text.replace(`%(${name})s`, () => value), sentence);

/** The coming days by the reader's calendar, as the data writes them. */
function week() {
  const day = (ahead) => {
    const date = new Date();
    date.setDate(date.getDate() + ahead);
    return new Date(date.getTime() - date.getTimezoneOffset() * 6e4).toISOString().slice(0, 10);
  };
  return [...Array(DAYS).keys()].map(day);
}

function wanted() {
  const choices = Object.fromEntries(selects.map(({ name, value }) => [name, value]));
  const [week, open] = [narrow.elements.week, narrow.elements.open].map((tick) => Boolean(tick?.checked));
  return { query: input.value.trim(), choices, week, open };
}

function remember({ query, choices, week: soon, open }, how) {
  const all = { q: query, ...choices, week: soon ? "1" : "", open: open ? "1" : "", place: place?.dataset.chosen };
  const pairs = Object.entries(all).filter(([, value]) => value);
  const search = new URLSearchParams(pairs).toString();
  if (`?${search}` === location.search || (!search && !location.search)) return;
  history[how](null, "", search ? `?${search}` : location.pathname);
}

function recall() {
  const asked = new URLSearchParams(location.search);
  input.value = asked.get("q") ?? "";
  for (const select of asking) {
    select.value = asked.get(select.name) ?? "";
    if (select.selectedIndex < 0) select.value = "";
  }
  if (place) place.dataset.chosen = place.value;
  for (const tick of ticks) tick.checked = asked.get(tick.name) === "1";
  narrow.parentElement.open = isNarrowed(wanted());
}

const isNarrowed = ({ choices, week: soon, open }) => soon || open || Object.values(choices).some(Boolean);

/** What time it is for the entries: the coming days, and whether each is open if somebody wants to know. */
async function present(known, { open }) {
  return { days: week(), signs: open ? await known.openness() : null };
}

/** Whether an entry fits all choices, but for one that is being counted. What is `open` must have that sign. */
function fits(known, number, { choices, week: soon, open }, { days, signs }, but, sign = "now") {
  const chosen = Object.entries(choices).every(([facet, code]) => !code || facet === but || known.has(number, facet, code));
  return chosen && (!soon || days.some((day) => known.has(number, "day", day))) && (!open || signs[number] === sign);
}

function count(known, numbers, wish, now) {
  for (const select of selects) {
    const left = numbers.filter((number) => fits(known, number, wish, now, select.name));
    for (const option of [...select.options].slice(1)) {
      option.dataset.word ??= option.textContent;
      const fitting = left.filter((number) => known.has(number, select.name, option.value)).length;
      option.textContent = `${option.dataset.word} (${fitting})`;
      option.disabled = !fitting && !option.selected;
    }
  }
  for (const tick of ticks) {
    const unasked = tick.name === "open" && !now.signs;
    const left = numbers.filter((number) => !unasked && fits(known, number, { ...wish, [tick.name]: true }, now));
    tick.labels[0].querySelector(".count").textContent = unasked ? "" : left.length;
  }
}

/** Shows some more of what fits, and after all of it of what may be open, which is set apart. */
async function show(known, left, unknown, mine) {
  const [all, start] = [[...left, ...unknown], shownCards().length];
  const cards = await Promise.all(all.slice(start, start + AT_ONCE).map((number) => known.card(number)));
  if (mine !== turn) return;
  const fitting = Math.max(0, left.length - start);
  append(results, cards.slice(0, fitting));
  append(apart.querySelector(".cards"), cards.slice(fitting));
  apart.hidden = start + cards.length <= left.length;
  more.hidden = start + cards.length >= all.length;
  more.onclick = async () => {
    await show(known, left, unknown, turn);
    shownCards()[start + cards.length]?.querySelector("a").focus();
  };
}

const shownCards = () => [results, apart.querySelector(".cards")].flatMap((place) => [...place.children]);

function append(place, cards) {
  const holder = document.createElement("template");
  // Cards come from the engine's own templates, which escape whatever contributors write.
  holder.innerHTML = cards.join("");
  place.append(holder.content.cloneNode(true));
}

/** A link that searches for something else. */
function link(query) {
  const made = document.createElement("a");
  made.href = `?${new URLSearchParams({ q: query })}`;
  made.textContent = query;
  return made;
}

const search = async (known, query) => (query ? known.find(query) : { numbers: known.all(), meant: null });

/** Where nothing is left: the nearest topics, and the office of the reader's district. */
async function assist(known, { query, choices }, mine) {
  const topics = await known.near(query);
  if (mine !== turn) return;
  suggest(topics);
  lead(choices.district);
}

function say({ query }, all, left, unknown) {
  if (!all.length) return fill(said.dataset.none, { query });
  const told = left.length ? fill(said.dataset.found, { count: left.length }) : said.dataset.narrowed;
  return unknown.length ? `${told} · ${fill(said.dataset.unknown, { number: unknown.length })}` : told;
}

async function update() {
  const mine = (turn += 1);
  const wish = wanted();
  box.hidden = false;
  const idle = !wish.query && !isNarrowed(wish);
  if (idle) {
    for (const element of [found, meant, help, near, more, apart]) element.hidden = true;
    said.textContent = "";
    if (!finder) return;
  }
  try {
    const known = await opened();
    const answer = await search(known, wish.query);
    if (mine !== turn) return;
    const now = await present(known, wish);
    if (mine !== turn) return;
    count(known, answer.numbers, wish, now);
    if (idle) return;
    const left = answer.numbers.filter((number) => fits(known, number, wish, now));
    const unknown = wish.open ? answer.numbers.filter((number) => fits(known, number, wish, now, "", "unknown")) : [];
    for (const card of shownCards()) card.remove();
    for (const place of apart.querySelectorAll("[data-shown]")) place.textContent = unknown.length;
    await show(known, left, unknown, mine);
    if (mine !== turn) return;
    found.hidden = !left.length;
    help.hidden = Boolean(left.length);
    if (left.length) near.hidden = true;
    else await assist(known, wish, mine);
    if (mine !== turn) return;
    meant.hidden = !answer.meant;
    if (answer.meant) meant.querySelector("span").replaceChildren(link(answer.meant));
    said.textContent = say(wish, answer.numbers, left, unknown);
    box.dataset.answered = wish.query;
  } catch (error) {
    if (mine !== turn) return;
    finder = null;
    said.textContent = said.dataset.broken;
    console.error(error);
  }
}

let waiting = 0;
input.addEventListener("focus", () => opened().catch(() => (finder = null)), { once: true });
input.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    remember(wanted(), "replaceState");
    update();
  }, PAUSE);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  remember(wanted(), "pushState");
  update();
});
narrow.addEventListener("submit", (event) => event.preventDefault());
narrow.addEventListener("change", () => {
  remember(wanted(), "pushState");
  update();
});
narrow.addEventListener("reset", () => setTimeout(() => {
  remember(wanted(), "pushState");
  update();
}));
place?.addEventListener("change", () => {
  place.dataset.chosen = place.value;
  remember(wanted(), "replaceState");
  lead(wanted().choices.district);
});
addEventListener("popstate", () => {
  recall();
  update();
});

recall();
update();
