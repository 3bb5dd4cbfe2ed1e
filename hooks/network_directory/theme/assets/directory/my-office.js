// Which office is mine? Narrows the list of districts by what is typed or by the reader's position. Without this the
// whole list is there. All words come from <template id="place-words">. The position is asked for only on a click, used
// only here and never kept; nothing is sent.
import { kilometres, rounded, TOO_ROUGH } from "./distance.js";

const byId = (id) => document.getElementById(id);
const [form, input, result, list, map] = ["my-office", "place", "place-result", "district-list", null].map((id) =>
  id ? byId(id) : document.querySelector("[data-projection]"),
);
const cards = [...list.querySelectorAll("[data-terms]")];
const TOO_FAR = 15; // kilometres

/** Lower case, Latin digits, without accents, hyphens and tatweel; ä, ae and a are the same, as are ß and ss. */
function fold(text) {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => digit.charCodeAt(0) % 16)
    .replace(/[\p{M}\u0640\u200c]/gu, "")
    .replaceAll("ß", "ss")
    .replaceAll("ı", "i")
    .replaceAll("ى", "ي")
    .replaceAll("ی", "ي")
    .replaceAll("ک", "ك")
    .replaceAll("ة", "ه")
    .replace(/([aou])e/g, "$1")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

const terms = new Map(cards.map((card) => [card, card.dataset.terms.split("\n").map(fold)]));

/** The cards that fit: by a whole name or postcode, else by the start of a word, else by any part of one. */
function fitting(asked) {
  const ways = [(term) => term === asked, (term) => ` ${term}`.includes(` ${asked}`), (term) => term.includes(asked)];
  const usable = /^\d+$/.test(asked) ? ways.slice(0, asked.length < 5 ? 2 : 1) : ways;
  return usable.map((fits) => cards.filter((card) => terms.get(card).some(fits))).find((found) => found.length) ?? [];
}

/** Says a sentence of the template; it stands in a live region. */
function say(word, value = "") {
  const sentence = byId("place-words").content.querySelector(`[data-word="${word}"]`).cloneNode(true);
  for (const place of sentence.querySelectorAll(".value")) place.textContent = value;
  result.replaceChildren(...sentence.childNodes);
  result.hidden = false;
}

/** Shows only these cards, or all if there are none, and marks their districts on the map. */
function show(found) {
  for (const card of cards) card.hidden = found.length > 0 && !found.includes(card);
  for (const area of document.querySelectorAll(".area")) {
    area.classList.toggle("found", found.some((card) => card.id === area.dataset.district));
  }
  byId("show-all").hidden = !found.length;
}

function reset() {
  result.hidden = true;
  show([]);
}

function find() {
  const asked = fold(input.value);
  const postcode = /^\d+$/.test(asked);
  history.replaceState(null, "", asked ? `?q=${encodeURIComponent(input.value.trim())}` : location.pathname);
  if (asked.length < (postcode ? 3 : 2)) return reset();
  const found = fitting(asked);
  show(found);
  if (found.length > 1) say(postcode && asked.length > 4 ? "several-postcode" : "several");
  else if (found.length) say("one", found[0].querySelector("h3").textContent);
  else say(postcode ? "no-postcode" : "no-name");
  return found;
}

/** The district whose borders on the map surround a position. */
function surrounding(lat, lon) {
  const [west, north, perLon, perLat] = map.dataset.projection.split(" ").map(Number);
  const point = new DOMPoint((lon - west) * perLon, (north - lat) * perLat);
  const area = [...map.querySelectorAll(".area")].find((item) => item.isPointInFill(point));
  return cards.find((card) => card.id === area?.dataset.district);
}

/** The nearest office whose position is known: its card, the distance in kilometres, and how exactly it may be told. */
function nearest(lat, lon) {
  const offices = [...list.querySelectorAll("[data-position]")].map((office) => {
    const distance = kilometres([lat, lon], office.dataset.position.split(",").map(Number));
    return { office, distance, step: office.dataset.step / 1000 };
  });
  return offices.sort((one, other) => one.distance - other.distance)[0];
}

function located({ coords }) {
  const { latitude, longitude } = coords;
  const accuracy = coords.accuracy / 1000;
  const [south, west, north, east] = list.dataset.bounds.split(" ").map(Number);
  const inside = south <= latitude && latitude <= north && west <= longitude && longitude <= east;
  reset();
  if (accuracy > TOO_ROUGH) return say("rough", Math.round(accuracy));
  const district = map && surrounding(latitude, longitude);
  if (district) {
    show([district]);
    return say("one", district.querySelector("h3").textContent);
  }
  const found = nearest(latitude, longitude);
  if (!found || (!inside && found.distance > TOO_FAR)) return say("far");
  const link = found.office.querySelector("a").href;
  show(cards.filter((card) => [...card.querySelectorAll(".office-here a")].some((item) => item.href === link)));
  return say("nearest", rounded(found.distance, found.step, accuracy));
}

/** Leads on to what was found, for those who do not see that the list has changed. */
function lead() {
  const target = cards.find((card) => !card.hidden)?.querySelector("h3 a");
  (byId("show-all").hidden ? byId("districts") : target).focus();
}

form.hidden = false;
for (const note of document.querySelectorAll(".plain-way")) note.hidden = true;
input.addEventListener("input", find);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (find()) lead();
});
byId("show-all").addEventListener("click", () => {
  input.value = "";
  find();
  input.focus();
});

if (navigator.geolocation) {
  byId("near-me").hidden = byId("near-me-note").hidden = false;
  byId("near-me").addEventListener("click", () => {
    input.value = "";
    say("waiting");
    navigator.geolocation.getCurrentPosition(located, () => say("no-position"), { timeout: 20000, maximumAge: 60000 });
  });
}

input.value = new URLSearchParams(location.search).get("q") ?? "";
if (input.value) find();
