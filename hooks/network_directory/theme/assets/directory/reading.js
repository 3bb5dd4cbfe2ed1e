// Reading files of the site, each at most once.

/** A function that makes what belongs to a key when it is first asked for, and keeps it. */
export const once = (make) => {
  const made = new Map();
  return (key) => made.get(key) ?? made.set(key, make(key)).get(key);
};

/** What a file says; throws if it cannot be read. */
export async function read(address, as = "json") {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer[as]();
}
