import { readFile } from 'node:fs/promises';
import { plainHeading } from '@complaints/kit/pure';
import { z } from 'zod';
import { CannotRun } from '../ingest/cannot-run.js';
import { FIELD_NAMES, type Field, fieldOfHeading, REQUIRED_FIELDS } from './fields.js';

const Columns = z.record(z.string(), z.enum(FIELD_NAMES).nullable());
const Whole = z.strictObject({
  columns: Columns.default({}),
  /** By field and what stands in the file. */
  words: z.partialRecord(z.enum(FIELD_NAMES), z.record(z.string(), z.string())).default({}),
  /** Where the file says nothing. */
  defaults: z.partialRecord(z.enum(FIELD_NAMES), z.string()).default({}),
});

/** How a file is read: which column says what, what its words mean, and what holds where it says nothing. */
export type Mapping = Readonly<z.output<typeof Whole>>;

/** Where each field stands in a row. */
export interface Layout {
  columns: ReadonlyMap<Field, number>;
  /** Headings that nothing is read of. */
  ignored: string[];
  words: ReadonlyMap<Field, ReadonlyMap<string, string>>;
  defaults: Mapping['defaults'];
}

const NOTHING: Mapping = { columns: {}, words: {}, defaults: {} };

/**
 * Reads a mapping, `{"column": "field"}` or `{"columns": …, "words": …, "defaults": …}`.
 * @throws CannotRun when the file cannot be read or is no mapping
 */
export async function readMapping(file: string | null): Promise<Mapping> {
  if (file === null) return NOTHING;
  try {
    const json = JSON.parse((await readFile(file, 'utf8')).replace(/^\uFEFF/, ''));
    const columns = Columns.safeParse(json);
    return columns.success ? { ...NOTHING, columns: columns.data } : Whole.parse(json);
  } catch (error) {
    throw new CannotRun(`${file} is no mapping: ${error instanceof z.ZodError ? z.prettifyError(error) : error}`);
  }
}

/**
 * Finds the columns in the file's first row: by the mapping, and those it does not name by their headings.
 * @throws CannotRun when a column or a field that must be there is not, or one field would stand in two columns
 */
export function layOut(headings: readonly string[], mapping: Mapping): Layout {
  const named = new Map(Object.entries(mapping.columns).map(([heading, field]) => [plainHeading(heading), field]));
  const present = new Set(headings.map(plainHeading));
  const absent = Object.keys(mapping.columns).filter((heading) => !present.has(plainHeading(heading)));
  if (absent.length > 0)
    throw new CannotRun(`The file has no column ${absent.join(', ')}; it has ${headings.join(', ')}.`);
  const taken = new Set(named.values());
  const columns = new Map<Field, number>();
  const ignored: string[] = [];
  for (const [index, heading] of headings.entries()) {
    const plain = plainHeading(heading);
    const known = fieldOfHeading(heading);
    const field = named.has(plain) ? named.get(plain) : known && !taken.has(known) ? known : null;
    if (!field) ignored.push(heading);
    else if (columns.has(field)) throw new CannotRun(`Two columns are read as ${field}; map one of them to null.`);
    else columns.set(field, index);
  }
  const missing = REQUIRED_FIELDS.filter((field) => !columns.has(field) && !mapping.defaults[field]);
  if (missing.length > 0) {
    throw new CannotRun(
      `No column is read as ${missing.join(', ')}; --map says which are. The file has ${headings.join(', ')}.`,
    );
  }
  return { columns, ignored, words: wordsOf(mapping), defaults: mapping.defaults };
}

const wordsOf = ({ words }: Mapping): Layout['words'] =>
  new Map(
    Object.entries(words).map(([field, table]) => [
      field as Field,
      new Map(Object.entries(table).map(([word, meaning]) => [word.trim(), meaning])),
    ]),
  );
