// Puts the nearest entries of a list first (filter.js does the sorting), and tells how far they are. The position is asked
// for only on a click, used only here and never kept; nothing is sent. All words come from <template id="near-words">.
import { kilometres, rounded, TOO_ROUGH } from "./distance.js";

const button = document.querySelector("[data-near]");
const result = document.querySelector("[data-near-result]");
const { content } = document.getElementById("near-words");
const items = [...document.querySelectorAll("[data-list] > [data-item]")];
const placed = items.filter((item) => item.dataset.position);

/** A sentence of the template with its number. */
function words(word, value = "") {
  const said = content.querySelector(`[data-word="${word}"]`).cloneNode(true);
  for (const place of said.querySelectorAll(".value")) place.textContent = value;
  return said;
}

function say(...given) {
  result.replaceChildren(words(...given));
  result.hidden = false;
}

function unsort() {
  for (const item of placed) {
    delete item.dataset.distance;
    item.querySelector("[data-word=distance]")?.remove();
  }
  button.setAttribute("aria-pressed", "false");
  result.hidden = true;
  document.dispatchEvent(new Event("listchange"));
}

function sort({ coords }) {
  const accuracy = coords.accuracy / 1000;
  if (accuracy > TOO_ROUGH) return say("rough", Math.round(accuracy));
  for (const item of placed) {
    const distance = kilometres([coords.latitude, coords.longitude], item.dataset.position.split(",").map(Number));
    item.dataset.distance = distance;
    item.querySelector("h2, h3").after(words("distance", rounded(distance, item.dataset.step / 1000, accuracy)));
  }
  button.setAttribute("aria-pressed", "true");
  say("sorted");
  document.dispatchEvent(new Event("listchange"));
}

button.addEventListener("click", () => {
  if (button.getAttribute("aria-pressed") === "true") return unsort();
  say("waiting");
  navigator.geolocation.getCurrentPosition(sort, () => say("unknown"), { timeout: 20000, maximumAge: 60000 });
});
button.hidden = !navigator.geolocation || !placed.length;
