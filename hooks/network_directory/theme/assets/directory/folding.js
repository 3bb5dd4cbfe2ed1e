// One form for all spellings of a word. The engine folds what it indexes by the same table: searching/folding.py.

/** A function that folds a text into its words, from the rules of folding.json and the reader's language. */
export function folder(rules, language) {
  const letters = { ...rules.letters, ...rules.languages[language] };
  const patterns = (list) => list.map(([pattern, withWhat]) => [new RegExp(pattern, "gu"), withWhat]);
  const [pairs, whole] = [patterns(rules.pairs), patterns(rules.words)];
  const replace = (list, text) => list.reduce((said, [pattern, withWhat]) => said.replace(pattern, withWhat), text);
  return (text) => {
    const plain = text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
    const folded = replace(pairs, [...plain].map((letter) => letters[letter] ?? letter).join(""));
    return folded
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean)
      .map((word) => replace(whole, word));
  };
}

/** A function that tells the script of a folded word, as folding.json names it. */
export function scripts(rules) {
  const known = Object.entries(rules.scripts).map(([name, letters]) => [name, new RegExp(letters, "u")]);
  return (word) => known.find(([, letters]) => letters.test(word))?.[0] ?? "other";
}
