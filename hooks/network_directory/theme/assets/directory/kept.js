// The list that a reader has let this device remember; nothing is stored before that. An entry's id here is the end of its
// page's address: offices/altmarkt.

// Other sites on the same host have lists of their own.
const KEY = `favourites ${new URL("../../", import.meta.url).pathname}`;
const ID = /^(offices|partners|activities)\/[a-z0-9-]+$/;

/** The ids in a list, each once; whatever else stands there is left out. */
export function parse(text) {
  return [...new Set(text.split(","))].filter((id) => ID.test(id));
}

/** The remembered ids, or null if the reader has not asked for that. */
export function remembered() {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === null ? null : parse(kept);
  } catch {
    return null; // the browser forbids it
  }
}

/** Whether the browser allowed it. */
export function remember(ids) {
  try {
    localStorage.setItem(KEY, ids.join(","));
    return true;
  } catch {
    return false;
  }
}

export function forget() {
  localStorage.removeItem(KEY);
}
