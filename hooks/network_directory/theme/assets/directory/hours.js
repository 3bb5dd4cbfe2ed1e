// Decides whether a place is open. Nothing is shown here: opening.js says it on pages, search.js narrows results by it.
// rendering/opening_data.py tells what the data means.
//
// What counts is the clock on the wall where the network is, wherever the reader is. As with a sign at the door, an hour
// that this clock skips in spring does not come, and one that it shows twice in autumn counts both times.

const parts = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" };

// How far ahead an opening is told, in days: its date has no year.
const FAR = 180;
// The kinds of slots, the best one for the reader first. A slot of no kind is for walking in.
const KINDS = [undefined, "phone", "appointment"];

/** A clock of a zone. It tells this moment: days since the first day of the data, minutes since midnight. */
export function wallClock({ zone, first }) {
  const wall = new Intl.DateTimeFormat("en", { timeZone: zone, hourCycle: "h23", ...parts });
  return () => {
    const at = {};
    for (const { type, value } of wall.formatToParts(new Date())) at[type] = Number(value);
    const days = (Date.UTC(at.year, at.month - 1, at.day) - Date.parse(first)) / 864e5;
    return { day: days, minute: at.hour * 60 + at.minute };
  };
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

/** What to say: a word, its time, the id of a reason, the next opening. Null where the data does not reach. */
export function state(place, moment) {
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

/** What the word of a state means for whoever wants to walk in: "now", "no", or "unknown", also without a word. */
export function openness(word) {
  if (word === "open") return "now";
  return !word || word === "unknown" ? "unknown" : "no";
}
