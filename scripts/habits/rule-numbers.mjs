/**
 * @typedef {object} NamedText
 * @property {string} path
 * @property {string} text
 */

/** One number, or a range such as `R10–R15`. */
const citation = /\bR(\d+)\b(?:\s*[–-]\s*R(\d+)\b)?/g;

/** A text in quotes that begins with rule numbers or invariants: the title of a test. */
const title = /(['"`])((?:[RI]\d+(?:\s*[–-]\s*[RI]\d+)?[ ,]*)+)/g;

/**
 * The rule numbers that a text cites, ranges spread out.
 * @param {string} text
 * @returns {number[]}
 */
export const citedIn = (text) =>
  [...text.matchAll(citation)].flatMap(([, from, to]) => {
    const first = Number(from);
    return Array.from({ length: Number(to ?? from) - first + 1 }, (_, index) => first + index);
  });

/**
 * The numbers in the table of implemented rules.
 * @param {string} page `docs/rules.md`
 * @returns {number[]}
 */
export const implementedRules = (page) =>
  page
    .split('\n')
    .filter((line) => /^\| R\d/.test(line))
    .flatMap((line) => citedIn(line.split('|')[1]));

/**
 * Rules that are listed, cited or proven, but not all three where it matters, one sentence for each.
 * @param {{ page: string, sources: NamedText[], tests: NamedText[] }} texts
 * @returns {string[]}
 */
export function ruleFaults({ page, sources, tests }) {
  const listed = new Set(implementedRules(page));
  const proven = placesOf(tests, (text) => [...text.matchAll(title)].flatMap(([, , numbers]) => citedIn(numbers)));
  const cited = placesOf(sources, citedIn);
  const unproven = [...new Set([...listed, ...cited.keys()])]
    .filter((rule) => !proven.has(rule))
    .map((rule) => `R${rule} (${cited.get(rule) ?? 'docs/rules.md'}) stands in the title of no test`);
  const unlisted = [...new Map([...proven, ...cited])]
    .filter(([rule]) => !listed.has(rule))
    .map(([rule, path]) => `R${rule} (${path}) is not among the implemented rules in docs/rules.md`);
  return [...unproven, ...unlisted];
}

/** Each rule with the first text that names it. @param {NamedText[]} texts @param {(text: string) => number[]} rulesIn @returns {Map<number, string>} */
function placesOf(texts, rulesIn) {
  const places = new Map();
  for (const { path, text } of texts) for (const rule of rulesIn(text)) if (!places.has(rule)) places.set(rule, path);
  return places;
}
