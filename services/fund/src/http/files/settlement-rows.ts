import type { Actor } from '@complaints/kit';
import type { Cell } from '@complaints/kit/files';
import type { Entry } from '../../data/settlement/find-entries.js';
import { NOTHING, type Total, withEntry } from '../../domain/settlement/entry.js';
import { type settlementColumns, totalLine } from './settlement-table.js';

/** How entries become rows. */
interface Shown {
  columns: ReturnType<typeof settlementColumns>;
  by: Actor;
  /** Throws when somebody has taken too long. */
  check(): void;
  /** Told once, when the last row was taken. */
  done(total: Total): Promise<void>;
}

/** The rows of the list, and under them the line that adds up exactly these. Source: R93. */
export async function* settlementRows(
  entries: AsyncIterable<Entry>,
  { columns, by, check, done }: Shown,
): AsyncGenerator<readonly Cell[]> {
  let total = NOTHING;
  for await (const entry of entries) {
    check();
    total = withEntry(total, entry);
    yield columns.map(({ cell }) => cell(entry, by));
  }
  yield totalLine(total);
  await done(total);
}
