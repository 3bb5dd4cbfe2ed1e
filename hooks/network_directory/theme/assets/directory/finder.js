// Finds entries by words: what the vocabulary knows of them, and Pagefind for names, places and texts. No page is
// needed for this; search.js shows what is found. searching/ in the engine makes all files that are read here.

import { folder, scripts } from "./folding.js";
import { openness, state, wallClock } from "./hours.js";
import { once, read } from "./reading.js";
import { Vocabulary, distance } from "./vocabulary.js";

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
// Nor does a longer word that begins with the one that is looked for count as much as the word itself.
const LONGER = 0.8;
// What no word begins with.
const NOTHING = "qxqxq";
// Entries that fit far less than the best one are no results.
const FAR_OFF = 0.5;
const LONGEST_PHRASE = 5;
const CARDS_IN_FILE = 8;

/** Two lists of scores as one, each of its own weight: the better score counts. */
function best(one, weight, other, otherWeight) {
  const found = new Map([...one].map(([number, score]) => [number, score * weight]));
  for (const [number, score] of other) found.set(number, Math.max(score * otherWeight, found.get(number) ?? 0));
  return found;
}

export class Finder {
  /** Reads all that is needed. The addresses: of the table of foldings, of the folder of the vocabulary's words, and of the
   * hours of places, which are read only when they are asked for. */
  static async open(language, { folding, concepts, hours }) {
    const base = new URL("pagefind/", document.baseURI);
    const [rules, entries, pagefind] = await Promise.all([read(folding), read("entries.json"), import(new URL("pagefind.js", base))]);
    // In a worker of its own it would be a second program to load; the index is small enough for this one.
    await pagefind.options({ basePath: base.pathname, noWorker: true });
    await pagefind.init();
    return new Finder(folder(rules, language), new Vocabulary(concepts, scripts(rules)), entries, pagefind, hours);
  }

  constructor(fold, vocabulary, entries, pagefind, hours) {
    this.fold = fold;
    this.vocabulary = vocabulary;
    this.entries = entries;
    this.count = entries.states.length;
    this.chosen = Object.fromEntries(Object.entries(entries.facets).map(([facet, { codes, of }]) => {
      const each = of.split(" ").map((letters) => [...letters].map((letter) => codes[letter.charCodeAt(0) - 65]));
      return [facet, each.map((found) => new Set(found))];
    }));
    const length = entries.pages[0]?.length;
    const pages = new Map(entries.pages.map((id, page) => [id, page]));
    this.pageOf = (id) => pages.get(id.slice(id.lastIndexOf("_") + 1).slice(0, length));
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
    for (const unit of await this.vocabulary.units(this.fold(query))) {
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
    return this.vocabulary.near("topic", this.fold(query));
  }

  /** Where a word or phrase fits, and how well; where its spelling is in doubt, with a better one if there is any. */
  async #unit(unit) {
    const [meanings, hits] = await Promise.all([this.meanings(unit), this.hits(unit)]);
    const found = best(meanings.found, 1, hits.found, hits.begun ? BEGINNING : 1);
    if (meanings.close >= SURE || (hits.found.size && !hits.begun)) return { found };
    const corrected = await this.#corrected(unit);
    if (!corrected) return { found };
    const folded = this.fold(corrected)[0];
    const more = best((await this.meanings(folded)).found, CORRECTED, (await this.hits(folded)).found, CORRECTED);
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
  async #meanings(unit) {
    const meant = await this.vocabulary.meanings(unit);
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

  /** Entries in whose words Pagefind finds one; `begun` if it does not know the word but only what it begins with.
   *
   * For a word that it does not know, it finds the longest beginning that it knows. So with letters behind it that no word
   * begins with, a known word is found alone, without those that it begins; not all are whose stem is shorter. */
  async #hits(pagefind, word) {
    if (word.length < 2) return { found: new Map() };
    const search = async (asked) => (await pagefind.search(asked)).results;
    const all = this.#worths(await search(word));
    if (!all.size) return { found: all };
    const [isKnown, shortened] = [(await search(`"${word}"`)).length, this.#worths(await search(word + NOTHING))];
    if (isKnown) return { found: best(all, LONGER, shortened, 1) };
    return { found: all, begun: [...all.keys()].every((number) => shortened.has(number)) };
  }

  /** Entries in which Pagefind found something, each with the most that a place where it stands is worth. */
  #worths(results) {
    const found = new Map();
    for (const { id, words } of results) {
      for (const place of words) {
        const [number, worth] = this.#worth(this.pageOf(id), place);
        found.set(number, Math.max(worth, found.get(number) ?? 0));
      }
    }
    return found;
  }

  /** The entry to which a place in a page belongs, and its worth: words of names stand first, then those of places. */
  #worth(page, place) {
    const { size, names, places, others } = this.entries;
    for (let [number, left] = [page * size, place]; ; number += 1) {
      const [ofNames, ofPlaces] = [names[number], names[number] + places[number]];
      if (left < ofPlaces + others[number]) return [number, left < ofNames ? NAME : left < ofPlaces ? PLACE : TEXT];
      left -= ofPlaces + others[number];
    }
  }
}
