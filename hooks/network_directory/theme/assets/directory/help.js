// What helps on where a search finds nothing: the topics that the words are nearest to, and the office for the district
// where somebody lives. What is said of the office stands on the page of all districts, from where it is taken.

import { read } from "./reading.js";

const [near, mine, phone] = ["near", "mine", "network-phone"].map((id) => document.getElementById(id));
const place = document.getElementById("place");

let shown = "";

/** Shows these topics first, as they stand in the list of all of them further down. */
export function suggest(codes) {
  const links = codes.map((code) => document.querySelector(`#topics ~ ul a[href$="topics/${code}/"]`)?.closest("li"));
  const items = links.filter(Boolean).map((item) => item.cloneNode(true));
  near.querySelector("ul").replaceChildren(...items);
  near.hidden = !items.length;
}

/** What the page of all districts says of the offices for one: name, state and phone; or that none is known. */
async function offices(district) {
  const page = new DOMParser().parseFromString(await read(mine.dataset.districts, "text"), "text/html");
  const card = page.getElementById(district);
  const found = [...(card?.querySelectorAll(".office-here") ?? [])];
  const said = (found.length ? found : [card?.querySelector("p.with-icon")]).filter(Boolean);
  return said.map((element) => {
    const copy = document.importNode(element, true);
    copy.querySelector(".now")?.remove(); // only that page can say what is open
    return copy;
  });
}

/** Shows the office for the place that was chosen, else for a district; the network's phone where that has none. The live
 * region is not touched when nothing has changed. */
export async function lead(district) {
  const wanted = place?.dataset.chosen || district;
  if (!place || wanted === shown) return;
  if (place.value !== wanted) place.value = wanted;
  shown = wanted;
  const found = wanted ? await offices(wanted).catch(() => []) : [];
  if (wanted !== shown) return;
  if (!found.length) shown = "";
  mine.replaceChildren(...found);
  if (phone) phone.hidden = Boolean(mine.querySelector("a[href^='tel:']"));
}
