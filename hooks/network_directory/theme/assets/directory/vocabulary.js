// What the city's vocabulary knows of words: which topic, district, language … somebody may mean. Words are asked for by
// their script, a file each: who types Arabic needs no Cyrillic ones. searching/concepts.py makes them.

import { once, read } from "./reading.js";

const LONGEST_PHRASE = 5;
// How many terms are told that a misspelt word is near to, and how near they must be: at least, and beside the nearest.
const AT_MOST = 3;
const LITTLE_LIKE = 0.45;
const BESIDE = 0.8;

/** How many letters say what a word means: fewer where letters are syllables, or where vowels are not written. */
function stem(word) {
  if (/[\u1200-\u137f]/u.test(word)) return 2;
  return /[\u0600-\u06ff]/u.test(word) ? 3 : 4;
}

/** How well two folded words agree, 0 to 1: the same, begun, bent, or one at an end of the other. */
export function likeness(typed, known) {
  if (typed === known) return 1;
  let same = 0;
  while (same < typed.length && typed[same] === known[same]) same += 1;
  const long = Math.max(typed.length, known.length);
  if (same === typed.length && same > 2) return same > 3 || known.length < 6 ? 0.8 : 0.6;
  if (same === known.length && same > 2 && long - same === 1) return 0.8;
  if (same >= stem(typed) && same * 2 >= long) return 0.3 + (0.6 * same) / long;
  if (same === known.length && same > 4) return 0.6;
  const [end, whole] = typed.length > known.length ? [known, typed] : [typed, known];
  return end.length > 4 && whole.endsWith(end) ? 0.5 : 0;
}

/** In how many letters two words differ (optimal string alignment), if not in more than `most`. */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return Infinity;
  let [older, old] = [[], [...Array(other.length + 1).keys()]];
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const differ = one[row - 1] === other[column - 1] ? 0 : 1;
      let least = Math.min(old[column] + 1, line[column - 1] + 1, old[column - 1] + differ);
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (row > 1 && column > 1 && swapped) least = Math.min(least, older[column - 2] + 1);
      line.push(least);
    }
    if (Math.min(...line) > most) return Infinity;
    [older, old] = [old, line];
  }
  return old[other.length] > most ? Infinity : old[other.length];
}

/** A word's pairs of letters. */
const pairs = (word) => new Set([...word].slice(1).map((letter, at) => word[at] + letter));

/** How near two words are, 0 to 1, that need not mean the same: by their beginning, their letters, or pairs of these. */
function nearness(typed, known) {
  const [own, others] = [pairs(typed), pairs(known)];
  const shared = (2 * [...own].filter((pair) => others.has(pair)).length) / (own.size + others.size || 1);
  const long = Math.max(typed.length, known.length);
  return Math.max(likeness(typed, known), shared, 1 - distance(typed, known, Math.floor(long / 3)) / long);
}

/** Phrases, also written as one word, and the longer ones of their words. */
function partsOf(phrases) {
  const several = phrases.filter((phrase) => phrase.includes(" "));
  const parts = several.flatMap((phrase) => phrase.split(" ")).filter((word) => word.length >= stem(word));
  return { phrases: [...phrases, ...several.map((phrase) => phrase.replaceAll(" ", ""))], parts };
}

async function termsOf(address) {
  return Object.entries(await read(address)).flatMap(([facet, terms]) =>
    Object.entries(terms).map(([code, words]) => ({ facet, code, ...partsOf(words.split("|")) })),
  );
}

export class Vocabulary {
  constructor(folder, scriptOf) {
    const terms = once((script) => termsOf(`${folder}${script}.json`));
    this.terms = (word) => terms(scriptOf(word));
  }

  /** The words of a query; several together where they are a phrase of the vocabulary. Single letters mean nothing. */
  async units(words) {
    const terms = (await Promise.all(words.map(this.terms))).flat();
    const known = new Set(terms.flatMap(({ phrases }) => phrases));
    const units = [];
    for (let at = 0; at < words.length; ) {
      let length = Math.min(LONGEST_PHRASE, words.length - at);
      while (length > 1 && !known.has(words.slice(at, at + length).join(" "))) length -= 1;
      units.push(words.slice(at, at + length).join(" "));
      at += length;
    }
    const long = units.filter((unit) => unit.length > 1);
    return [...new Set(long.length ? long : units)];
  }

  /** How well a word or phrase agrees with each term's; `sure` is how sure its spelling is. */
  async meanings(unit) {
    return (await this.terms(unit)).map(({ facet, code, phrases, parts }) => {
      const whole = Math.max(...phrases.map((phrase) => likeness(unit, phrase)));
      const part = Math.max(0, ...parts.map((word) => likeness(unit, word)));
      return { facet, code, close: Math.max(whole, part * 0.7), sure: Math.max(whole, part) };
    });
  }

  /** The codes of the few terms of a facet whose words are most like any of these, the nearest first; often none. */
  async near(facet, words) {
    const rated = await Promise.all(words.map(async (word) => {
      const terms = (await this.terms(word)).filter((term) => term.facet === facet);
      return terms.map(({ code, phrases, parts }) => [code, Math.max(...[...phrases, ...parts].map((known) => nearness(word, known)))]);
    }));
    const nearest = new Map(rated.flat().sort((one, other) => one[1] - other[1]));
    const least = Math.max(LITTLE_LIKE, BESIDE * Math.max(0, ...nearest.values()));
    const near = [...nearest].filter(([, score]) => score >= least).sort((one, other) => other[1] - one[1]);
    return near.slice(0, AT_MOST).map(([code]) => code);
  }
}
