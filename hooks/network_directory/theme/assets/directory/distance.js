// How far something is from the reader, as the crow flies, and how exactly that may be told.

/** A position that the device knows less exactly than this, in kilometres, tells nothing within a city. */
export const TOO_ROUGH = 5;

const DEGREE = 111.32; // kilometres from one degree of latitude to the next

/** Kilometres between two points given as [latitude, longitude]; the earth is flat within a city. */
export function kilometres([lat, lon], [otherLat, otherLon]) {
  return Math.hypot(otherLat - lat, (otherLon - lon) * Math.cos((lat * Math.PI) / 180)) * DEGREE;
}

/** ``2``, ``0.3``: never more exact than the place is known (``step``), or the reader's position, and never nothing. */
export function rounded(distance, step, accuracy) {
  const exact = Math.max(step, accuracy > 0.5 ? 1 : accuracy > 0.1 ? 0.5 : 0.1);
  return (Math.max(1, Math.round(distance / exact)) * exact).toFixed(exact < 1 ? 1 : 0);
}
