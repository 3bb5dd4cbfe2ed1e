// Finds entries by words: what the vocabulary knows of them, and Pagefind for names, places and texts. No page is
// needed for this; search.js shows what is found. searching/ in the engine makes all files that are read here.

import { folder } from "./folding.js";
import { openness, state, wallClock } from "./hours.js";

// How much it counts where a word is found. Words of a name count more than what an entry is about, that more than where
// it is or what else is said of it.
const NAME = 3;
const MEANT = 2;
const PLACE = 1.4;
const TEXT = 1;
// So well a word must agree with one of the vocabulary for its spelling not to be doubted.
const SURE = 0.8;
// What counts less: a word of which Pagefind knows only the beginning, and one that may have been meant.
const BEGINNING = 0.6;
const CORRECTED = 0.9;
// Entries that fit far less than the best one are no results.
const FAR_OFF = 0.5;
const LONGEST_PHRASE = 5;
const CARDS_IN_FILE = 8;

const once = (make) => {
  const made = new Map();
  return (key) => made.get(key) ?? made.set(key, make(key)).get(key);
};

/** Phrases, also written as one word, and the longer ones of their words. */
function partsOf(phrases) {
  const several = phrases.filter((phrase) => phrase.includes(" "));
  const parts = several.flatMap((phrase) => phrase.split(" ")).filter((word) => word.length >= stem(word));
  return { phrases: [...phrases, ...several.map((phrase) => phrase.replaceAll(" ", ""))], parts };
}

/** Two lists of scores as one, each of its own weight: the better score counts. */
function best(one, weight, other, otherWeight) {
  const found = new Map([...one].map(([number, score]) => [number, score * weight]));
  for (const [number, score] of other) found.set(number, Math.max(score * otherWeight, found.get(number) ?? 0));
  return found;
}

async function read(address, as = "json") {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer[as]();
}

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

export class Finder {
  /** Reads all that is needed. The addresses: of the table of foldings, the vocabulary's words, and the hours of places,
   * which are read only when they are asked for. */
  static async open(language, { folding, concepts, hours }) {
    const base = new URL("pagefind/", document.baseURI);
    const files = [read(folding), read(concepts), read("entries.json"), import(new URL("pagefind.js", base))];
    const [rules, vocabulary, entries, pagefind] = await Promise.all(files);
    // In a worker of its own it would be a second program to load; the index is small enough for this one.
    await pagefind.options({ basePath: base.pathname, noWorker: true });
    await pagefind.init();
    return new Finder(folder(rules, language), vocabulary, entries, pagefind, hours);
  }

  constructor(fold, vocabulary, entries, pagefind, hours) {
    this.fold = fold;
    this.entries = entries;
    this.count = entries.ids.length;
    this.vocabulary = Object.entries(vocabulary).flatMap(([facet, terms]) =>
      Object.entries(terms).map(([code, words]) => ({ facet, code, ...partsOf(words.split("|")) })),
    );
    this.phrases = new Set(this.vocabulary.flatMap(({ phrases }) => phrases));
    this.chosen = Object.fromEntries(Object.entries(entries.facets).map(([facet, { codes, of }]) => {
      const each = of.split(" ").map((letters) => [...letters].map((letter) => codes[letter.charCodeAt(0) - 65]));
      return [facet, each.map((found) => new Set(found))];
    }));
    const length = entries.ids[0]?.length;
    const numbers = new Map(entries.ids.map((id, number) => [id, number]));
    this.numberOf = (id) => numbers.get(id.slice(id.lastIndexOf("_") + 1).slice(0, length));
    this.meanings = once((word) => this.#meanings(word));
    this.hits = once((word) => this.#hits(pagefind, word));
    this.hours = once(() => read(hours));
    this.cards = once((file) => read(`cards/${file}.json`));
    this.known = once(() => read("words.txt", "text").then((text) => text.trim().split("\n").map((word) => [fold(word)[0], word])));
  }

  has(number, facet, code) {
    return this.chosen[facet][number].has(code);
  }

  /** For each entry whether one can walk in at this moment: "now", "no" or "unknown". An activity keeps no hours. */
  async openness() {
    const { places, ...clock } = await this.hours();
    const moment = wallClock(clock)();
    const sign = (place) => openness(place && state(place, moment)?.word);
    return places.map((place, number) => (this.has(number, "kind", "activity") ? "no" : sign(place)));
  }

  async card(number) {
    return (await this.cards(Math.floor(number / CARDS_IN_FILE)))[number % CARDS_IN_FILE];
  }

  /** The entries that fit, best first; and in letters as they are written what a misspelt query may have meant. */
  async find(query) {
    const scores = new Map();
    const meant = [];
    for (const unit of this.#units(this.fold(query))) {
      const { found, corrected } = await this.#unit(unit);
      meant.push(corrected ?? unit);
      if (corrected) meant.changed = true;
      const rarity = 1 + Math.log(1 + this.count / (found.size || 1)) / Math.log(2 + this.count);
      for (const [number, score] of found) scores.set(number, (scores.get(number) ?? 0) + score * rarity);
    }
    const top = Math.max(0, ...scores.values());
    const ranks = [...scores].filter(([, score]) => score >= top * FAR_OFF).map((item) => this.#rank(...item));
    ranks.sort((one, other) => one.reduce((order, value, at) => order || value - other[at], 0));
    return { numbers: ranks.map((rank) => rank.at(-1)), meant: meant.changed ? meant.join(" ") : null };
  }

  /** By what entries are sorted: how well they fit; among equals confirmed ones come first. */
  #rank(number, score) {
    return [-Math.round(score * 4), Number(this.entries.states[number]), -score, number];
  }

  all() {
    return [...Array(this.count).keys()];
  }

  /** The codes of the topics whose words are most like the query, at most three. */
  near(query) {
    const pairs = (word) => new Set([...word].slice(1).map((letter, at) => word[at] + letter));
    const typed = this.fold(query).map(pairs);
    const close = (phrase) => {
      const known = pairs(phrase);
      const shared = typed.map((own) => (2 * [...own].filter((pair) => known.has(pair)).length) / (own.size + known.size || 1));
      return Math.max(0, ...shared);
    };
    const topics = this.vocabulary.filter(({ facet }) => facet === "topic");
    const rated = topics.map(({ code, phrases }) => [Math.max(...phrases.map(close)), code]);
    return rated.filter(([score]) => score > 0.3).sort((one, other) => other[0] - one[0]).slice(0, 3).map(([, code]) => code);
  }

  /** The words of a query; several together where they are a phrase of the vocabulary. Single letters mean nothing. */
  #units(words) {
    const units = [];
    for (let at = 0; at < words.length; ) {
      let length = Math.min(LONGEST_PHRASE, words.length - at);
      while (length > 1 && !this.phrases.has(words.slice(at, at + length).join(" "))) length -= 1;
      units.push(words.slice(at, at + length).join(" "));
      at += length;
    }
    const long = units.filter((unit) => unit.length > 1);
    return [...new Set(long.length ? long : units)];
  }

  /** Where a word or phrase fits, and how well; where its spelling is in doubt, with a better one if there is any. */
  async #unit(unit) {
    const [meanings, hits] = [this.meanings(unit), await this.hits(unit)];
    const found = best(meanings.found, 1, hits.found, hits.begun ? BEGINNING : 1);
    if (meanings.close >= SURE || (hits.found.size && !hits.begun)) return { found };
    const corrected = await this.#corrected(unit);
    if (!corrected) return { found };
    const folded = this.fold(corrected)[0];
    const more = best(this.meanings(folded).found, CORRECTED, (await this.hits(folded)).found, CORRECTED);
    return { found: best(found, 1, more, 1), corrected };
  }

  /** The known word that differs from another in the fewest letters; null if it would take more than two. */
  async #corrected(unit) {
    const most = unit.length < 4 ? 0 : unit.length < 6 ? 1 : 2;
    let [found, least] = [null, most + 0.6];
    for (const [folded, written] of await this.known()) {
      const far = distance(unit, folded, most) + (folded[0] === unit[0] ? 0 : 0.5);
      if (far && far < least) [found, least] = [written, far];
    }
    return found;
  }

  /** Entries that belong to what a word or phrase means, and how well it agrees with the vocabulary's words. */
  #meanings(unit) {
    const meant = this.vocabulary.map(({ facet, code, phrases, parts }) => {
      const whole = Math.max(...phrases.map((phrase) => likeness(unit, phrase)));
      const part = Math.max(0, ...parts.map((word) => likeness(unit, word)));
      return { facet, code, close: Math.max(whole, part * 0.7), sure: Math.max(whole, part) };
    });
    const close = Math.max(0, ...meant.map((item) => item.close));
    const found = new Map();
    for (const item of meant.filter((other) => other.close && other.close >= close * 0.7)) {
      this.chosen[item.facet]?.forEach((codes, number) => {
        if (!codes.has(item.code)) return;
        const score = MEANT * item.close * this.#nearness(item.facet, number, codes);
        found.set(number, Math.max(score, found.get(number) ?? 0));
      });
    }
    return { found, close: Math.max(0, ...meant.map((item) => item.sure)) };
  }

  /** In a district its office comes first, and last what is there for the whole city. */
  #nearness(facet, number, codes) {
    if (facet !== "district") return 1;
    if (this.has(number, "kind", "office")) return 1.3;
    return codes.size === this.entries.facets.district.codes.length ? 0.6 : 1;
  }

  /** Entries in whose words Pagefind finds one; `begun` if it does not know the word but only what it begins with. */
  async #hits(pagefind, word) {
    if (word.length < 2) return { found: new Map() };
    const { results } = await pagefind.search(word);
    const top = Math.max(...results.map(({ score }) => score));
    const found = new Map(results.map(({ id, score, words }) => {
      const number = this.numberOf(id);
      return [number, this.#worth(number, Math.min(...words)) * (0.7 + (0.3 * score) / top)];
    }));
    return { found, begun: found.size > 0 && !(await this.#isKnown(pagefind, word, results)) };
  }

  /** Whether a word is in the index, or begins one that is. If not, its longest known beginning was found instead, and
   * the same is found for the word with more letters behind it. */
  async #isKnown(pagefind, word, results) {
    const exact = await pagefind.search(`"${word}"`);
    if (exact.results.length) return true;
    const longer = await pagefind.search(`${word}qxqxq`);
    const ids = new Set(longer.results.map(({ id }) => id));
    return results.some(({ id }) => !ids.has(id));
  }

  /** An entry's words stand in order: those of names, those of places, all others. */
  #worth(number, place) {
    const { names, places } = this.entries;
    if (place < names[number]) return NAME;
    return place < names[number] + places[number] ? PLACE : TEXT;
  }
}
