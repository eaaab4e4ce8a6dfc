import { stat } from 'node:fs/promises';
import { RuleError } from '@complaints/contracts';
import { type CsvRow, csvRows, delimiterOf, type TextLine, textLines } from '@complaints/kit/files';
import { outOfOrder } from '../../actions/import/sort-out.js';
import { CannotRun } from '../ingest/cannot-run.js';
import { decoded, type Writing, writingOf } from './decode.js';
import { importBatch, type ReadLine } from './import-batch.js';
import { type Layout, layOut, readMapping } from './mapping.js';
import type { Options } from './options.js';
import { fieldsOf, readRow } from './read-row.js';
import { count, type Report, type Tally } from './report.js';
import type { Surroundings } from './run.js';

const BATCH_ROWS = 500;
/** What a decoder puts in the place of bytes that are no sign. */
const BROKEN = '\uFFFD';

/** An import under way. */
export interface ImportFile extends Pick<Surroundings, 'dataSource' | 'clock' | 'vault' | 'signal'> {
  options: Options;
  report: Report;
  tally: Tally;
}

/**
 * Reads a file row by row, and imports it batch by batch, each in a transaction of its own; stops between two of them.
 * @returns the headings that nothing was read of
 * @throws CannotRun when the file or the mapping cannot be used
 */
export async function importFile(work: ImportFile): Promise<string[]> {
  const { options, signal } = work;
  const mapping = await readMapping(options.mapFile);
  const writing = await writingOf(options.from, options.encoding);
  const rows = await openRows(options, writing);
  const { value: heading } = await rows.next();
  if (!heading || heading.fields instanceof RuleError)
    throw new CannotRun(`${options.from} has no first row of headings.`);
  const reading: Reading = { layout: layOut(heading.fields, mapping), writing, seen: new Map(), matters: new Map() };
  let batch: ReadLine[] = [];
  let underWay: Promise<void> = Promise.resolve();
  /** The next rows are read while the database works on these. */
  const flush = async () => {
    await underWay;
    underWay = settle(work, batch);
    // It is awaited later; by then it may have failed.
    underWay.catch(() => undefined);
    batch = [];
  };
  for await (const row of rows) {
    if (signal.aborted) break;
    batch.push(readLine(row, { ...reading, now: work.clock.now() }));
    if (batch.length === BATCH_ROWS) await flush();
  }
  if (!signal.aborted) await flush();
  await underWay;
  return reading.layout.ignored;
}

async function settle(work: ImportFile, batch: readonly ReadLine[]): Promise<void> {
  const rows = await importBatch(batch, { ...work, ...work.options });
  await work.report.write(rows);
  count(work.tally, rows);
  work.tally.bytesRead = batch.at(-1)?.bytesRead ?? work.tally.bytesRead;
}

/** @throws CannotRun when the file cannot be read */
export async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch((error) => {
    throw new CannotRun(`The file cannot be read: ${error.message}`);
  });
  if (!found.isFile()) throw new CannotRun(`${file} is no file.`);
  return found.size;
}

async function openRows({ from, delimiter }: Options, { encoding }: Writing): Promise<AsyncGenerator<CsvRow>> {
  const lines = textLines(decoded(from, encoding));
  const { value: first } = await lines.next();
  async function* all(): AsyncGenerator<TextLine> {
    if (first) yield first;
    yield* lines;
  }
  return csvRows(all(), delimiter ?? delimiterOf(first?.text ?? ''));
}

interface Reading {
  layout: Layout;
  writing: Writing;
  /** On which line an id stood first. */
  seen: Map<string, number>;
  /** When the latest row of a matter was accepted. */
  matters: Map<string, Date>;
}

function readLine(
  { line, fields, bytesRead }: CsvRow,
  { layout, writing, seen, matters, now }: Reading & { now: Date },
): ReadLine {
  let externalId: string | null = null;
  try {
    if (fields instanceof RuleError) throw fields;
    const said = fieldsOf(fields, layout);
    externalId = said.externalId.trim() || null;
    if (!writing.isWhole && fields.some((field) => field.includes(BROKEN))) {
      throw new RuleError(
        'ENCODING_BROKEN',
        `The row holds bytes that are not ${writing.encoding}; --encoding names another.`,
      );
    }
    const row = readRow(said, now);
    const { matter, acceptedAt } = row.history;
    const before = seen.get(row.history.externalId);
    if (before) throw new RuleError('EXTERNAL_ID_REPEATED', `The id stood on line ${before} already.`, ['externalId']);
    if (matter && acceptedAt < (matters.get(matter) ?? acceptedAt)) throw outOfOrder();
    seen.set(row.history.externalId, line);
    if (matter) matters.set(matter, acceptedAt);
    return { line, externalId, bytesRead, read: row };
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    return { line, externalId, bytesRead, read: error };
  }
}
