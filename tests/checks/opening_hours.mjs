// Reads opening hours as OpenStreetMap's mappers do: {values, first: "2026-11-22", days} on standard input gives, for each
// value, the minutes since the first day's midnight, on a wall clock there, at which the state changes: [[540, "open"], …].
import { readFileSync } from "node:fs";
import OpeningHours from "opening_hours";

const PLACE = { lat: 51.5, lon: 7.4, address: { country_code: "de", state: "Nordrhein-Westfalen" } };
const { values, first, days } = JSON.parse(readFileSync(0, "utf-8"));
const [year, month, day] = first.split("-").map(Number);
const from = new Date(year, month - 1, day);
const to = new Date(year, month - 1, day + days);

/** Minutes on the wall clock: every day has 1440, also those with 23 and 25 hours. */
function minute(when) {
  const midnights = Date.UTC(when.getFullYear(), when.getMonth(), when.getDate()) - Date.UTC(year, month - 1, day);
  return midnights / 60000 + when.getHours() * 60 + when.getMinutes();
}

const read = values.map((value) =>
  new OpeningHours(value, PLACE)
    .getOpenIntervals(from, to)
    .flatMap(([start, end, unknown]) => [
      [minute(start), unknown ? "unknown" : "open"],
      [minute(end), "closed"],
    ]),
);
process.stdout.write(JSON.stringify(read));
