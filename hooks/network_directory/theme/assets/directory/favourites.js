// Shows the entries whose ids stand behind the # of the address, each taken from its own page, so that it is never out of
// date. Without ids the remembered list is shown, if the reader has asked this device to remember one.
import { forget, parse, remember, remembered } from "./kept.js";

const box = document.querySelector("[data-favourites]");
const [remembers, forgets, entries, number, empty] = ["remember", "forget", "entries", "number", "empty"].map((name) =>
  box.querySelector(`[data-${name}]`),
);
const [pattern, gone] = document.getElementById("favourite").content.children;
const root = new URL(box.dataset.favourites, location.href);
const SHOWN = ".facts, .state, .essentials, .hours";

const ids = () => parse(decodeURIComponent(location.hash.slice(1)));

/** An entry's page and the address at which it was found, which may be a newer one. */
async function load(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.statusText);
  const found = new DOMParser().parseFromString(await answer.text(), "text/html");
  const forward = found.querySelector("meta[http-equiv=refresh]")?.content.split("url=")[1];
  return forward ? load(new URL(forward, address)) : [found, address];
}

/** The icons that a part of another page needs. */
function adopt(icons) {
  const own = document.querySelector(".symbols");
  for (const icon of icons) if (!document.getElementById(icon.id)) own.append(icon);
}

/** A part of another page: links lead where they led there, and no id comes twice. */
function moved(part, address) {
  for (const item of [part, ...part.querySelectorAll("*")]) {
    item.removeAttribute("id");
    item.removeAttribute("aria-labelledby");
    const link = item.getAttribute("href");
    if (item.localName === "a") item.href = new URL(link, address);
  }
  return part;
}

async function card(id) {
  const made = pattern.cloneNode(true);
  const [link, button] = [made.querySelector("a"), made.querySelector("button")];
  const start = new URL(`${id}/`, root);
  link.href = start;
  try {
    const [found, address] = await load(start);
    link.href = address;
    link.replaceChildren(...found.querySelector("main h1").childNodes);
    adopt(found.querySelectorAll(".symbols symbol"));
    const parts = [...found.querySelectorAll("main > *")].filter((item) => item.matches(SHOWN));
    made.querySelector("h2").after(...parts.map((part) => moved(part, address)));
  } catch {
    link.textContent = id;
    made.querySelector("h2").after(gone.cloneNode(true));
  }
  button.querySelector(".visually-hidden").textContent = `: ${link.textContent}`;
  button.addEventListener("click", () => take(id));
  return made;
}

/** Takes an entry off the list. */
function take(id) {
  const left = ids().filter((other) => other !== id);
  if (sameAsRemembered()) remember(left);
  location.replace(`#${left.join(",")}`);
  if (!left.length) show();
  box.querySelector("button:not([hidden])")?.focus(); // the button that was pressed is gone
}

const sameAsRemembered = () => remembered()?.join() === ids().join();

async function show() {
  const wanted = ids();
  remembers.hidden = !wanted.length || sameAsRemembered();
  forgets.hidden = remembered() === null;
  empty.hidden = wanted.length > 0;
  for (const [name, tells] of [["link", remembered() === null], ["remember", !remembers.hidden], ["forget", !forgets.hidden]]) {
    box.querySelector(`[data-about=${name}]`).hidden = !tells;
  }
  for (const link of document.querySelectorAll(".language-menu a")) link.hash = location.hash;
  const cards = await Promise.all(wanted.map(card));
  if (wanted.join() !== ids().join()) return; // changed meanwhile
  entries.replaceChildren(...cards);
  number.textContent = wanted.length;
}

remembers.addEventListener("click", () => {
  const all = [...new Set([...(remembered() ?? []), ...ids()])];
  if (!remember(all)) return;
  location.replace(`#${all.join(",")}`);
  show();
  forgets.focus();
});
forgets.addEventListener("click", () => {
  forget();
  show();
  box.querySelector("button:not([hidden]), .actions a").focus();
});
addEventListener("hashchange", show);

if (!location.hash && remembered()?.length) history.replaceState(null, "", `#${remembered().join(",")}`);
for (const other of document.querySelectorAll("[data-instead]")) other.hidden = true;
box.hidden = false;
show();
