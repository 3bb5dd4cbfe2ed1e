// Narrows the lists of a page by the boxes that are ticked in its form: one of those ticked in a field, in every field.
// The choice stands in the address, so that back, reload and a shared link keep it. Without this the page is whole.
//   form[data-filter=kind]   names of its boxes are fields; options are counted in items of this kind
//   [data-item=kind]         something to show or hide; data-<field> holds its values, data-count what it stands for,
//                            data-distance (near.js) where it belongs in the list
//   [data-list]              holds the items of the form's kind, if they may change places
//   [data-apart]             holds those of unknown hours while only what is open now is wanted
//   [data-group]             hidden when none of its items is left
//   [data-part=id]           hidden with the group of the element that it leads to
//   [data-shown=kind]        how many are left      [data-none=kind]      shown when none is
//   [data-chosen=field]      how many boxes of a field are ticked
//   [data-choice]            says on paper what was ticked
//   a[data-keep]             takes the choice along  [data-instead]        what the form replaces
import { openness } from "./hours.js";

const form = document.querySelector("form[data-filter]");
const boxes = [...form.querySelectorAll("input")];
const fields = [...new Set(boxes.map((box) => box.name))];
const all = (selector) => [...document.querySelectorAll(selector)];
const items = (kind) => all(`[data-item="${kind}"]`);
const has = (item, field, value) => (item.dataset[field] ?? "").split(" ").includes(value);
const total = (found) => found.reduce((sum, item) => sum + Number(item.dataset.count ?? 1), 0);

const list = document.querySelector("[data-list]");
const apart = document.querySelector("[data-apart]");
const timed = form.querySelector("[data-timed]");
const inOrder = items(form.dataset.filter);

/** Only what changed is written: a live region speaks of nothing else. */
function write(place, text) {
  if (place.textContent !== String(text)) place.textContent = text;
}

/** Whether a place is open stands in the sign on its card (opening.js). No sign is no answer. */
function readSigns() {
  for (const item of inOrder) {
    item.dataset.open = openness(item.querySelector("[data-opening]")?.dataset.state);
  }
  timed.hidden = inOrder.every((item) => item.dataset.open === "unknown");
}

/** Puts items where they belong, if they are not there: whoever is reading one is not disturbed. */
function put(place, wanted) {
  if (wanted.some((item, index) => place.children[index] !== item)) place.append(...wanted);
}

/** The nearest first, if distances are known. Nothing without hours is hidden by "open now": it is set apart. */
function arrange(open) {
  const far = (item) => Number(item.dataset.distance ?? Number.MAX_VALUE);
  const sorted = [...inOrder].sort((one, other) => far(one) - far(other));
  const unknown = sorted.filter((item) => open && item.dataset.open === "unknown");
  if (apart) put(apart.querySelector(".cards"), unknown);
  put(list, sorted.filter((item) => !unknown.includes(item)));
}

function show() {
  const data = new FormData(form);
  const chosen = fields.map((field) => [field, data.getAll(field)]).filter(([, values]) => values.length);
  const fits = (item, besides) =>
    chosen.every(([field, values]) => field === besides || values.some((value) => has(item, field, value)));
  const left = (kind) => items(kind).filter((item) => !item.hidden && !item.closest("[data-apart]"));

  if (timed) readSigns();
  if (list) arrange(data.has("open"));
  for (const item of all("[data-item]")) item.hidden = !fits(item, item.closest("[data-apart]") ? "open" : "");
  for (const group of all("[data-group]")) group.hidden = !group.querySelector("[data-item]:not([hidden])");
  for (const link of all("[data-part]")) {
    link.hidden = document.getElementById(link.dataset.part)?.closest("[data-group]").hidden;
  }
  for (const place of all("[data-shown]:not([data-shown=apart])")) write(place, total(left(place.dataset.shown)));
  for (const place of all("[data-shown=apart]")) write(place, all("[data-apart] [data-item]:not([hidden])").length);
  for (const note of all("[data-some-apart]")) note.hidden = apart.hidden;
  for (const none of all("[data-none]")) none.hidden = !chosen.length || left(none.dataset.none).length > 0;
  for (const place of all("[data-chosen]")) write(place, data.getAll(place.dataset.chosen).length || "");
  const ticked = boxes.filter((box) => box.checked).map((box) => box.nextElementSibling.textContent);
  for (const place of all("[data-choice]")) write(place, ticked.join(" · "));
  for (const link of all("a[data-keep]")) link.search = new URLSearchParams(data);
  form.querySelector("[type=reset]").hidden = !chosen.length;
  count(fits);
}

/** How many items each box would leave, given what is ticked in the other fields. */
function count(fits) {
  for (const field of fields) {
    const possible = inOrder.filter((item) => item.isConnected && fits(item, field));
    for (const box of boxes.filter(({ name }) => name === field)) {
      write(box.labels[0].querySelector(".count"), total(possible.filter((item) => has(item, field, box.value))));
    }
  }
}

/** The boxes as the address says. */
function read() {
  const query = new URLSearchParams(location.search);
  for (const box of boxes) box.checked = query.getAll(box.name).includes(box.value);
  show();
}

function choose() {
  const query = String(new URLSearchParams(new FormData(form)));
  history.pushState(null, "", query ? `?${query}` : location.pathname);
  show();
}

form.addEventListener("change", choose);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", (event) => {
  event.preventDefault();
  for (const box of boxes) box.checked = false;
  choose();
  form.querySelector("summary").focus(); // the button that was pressed is gone
});
addEventListener("popstate", read);
document.addEventListener("listchange", show);

for (const other of all("[data-instead]")) other.hidden = true;
form.hidden = false;
read();
