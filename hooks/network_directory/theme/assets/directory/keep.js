// Puts an entry on the reader's list. If this device remembers a list, the entry is put there; if not, the list's page opens
// with this entry in its address, and nothing is stored.
import { remember, remembered } from "./kept.js";

const button = document.querySelector("[data-keep-entry]");
const { keepEntry: id, list } = button.dataset;
const link = document.querySelector("[data-my-list]");

function show() {
  const kept = remembered();
  const on = Boolean(kept?.includes(id));
  if (kept) button.setAttribute("aria-pressed", on);
  link.hidden = !kept;
}

button.addEventListener("click", () => {
  const kept = remembered();
  if (!kept) return location.assign(`${list}#${id}`);
  remember(kept.includes(id) ? kept.filter((other) => other !== id) : [...kept, id]);
  return show();
});
addEventListener("pageshow", show);

button.hidden = false;
show();
