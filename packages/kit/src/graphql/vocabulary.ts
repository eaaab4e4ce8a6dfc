import type { Meaning } from '@complaints/contracts';
import { registerEnumType } from 'type-graphql';

const registered = new WeakSet<object>();

/** Makes a closed vocabulary an enum of the graph, every word described. A shared one may be asked for more than once. */
export function registerVocabulary<Word extends string>(
  vocabulary: Readonly<Record<Word, Word>>,
  { name, description, words }: Meaning<Word>,
): void {
  if (registered.has(vocabulary)) return;
  registered.add(vocabulary);
  const described = Object.entries<string>(words).map(([word, meaning]) => [word, { description: meaning }]);
  registerEnumType(vocabulary, { name, description, valuesConfig: Object.fromEntries(described) });
}
