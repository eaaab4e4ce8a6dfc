import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a file says of a complaint. */
export interface FileRow {
  id: string;
  title?: string;
  text?: string;
  created_at?: string;
  channel?: string;
  customer_id?: string;
}

/** A folder for the files of a test. */
export async function rowFiles() {
  const folder = await mkdtemp(join(tmpdir(), 'ingest-'));
  return {
    path: (name: string) => join(folder, name),
    /** Writes rows into a file of their own; without created_at they are of the first of March. */
    async of(rows: readonly FileRow[]): Promise<string> {
      const file = join(folder, crypto.randomUUID());
      await writeFile(file, rows.map((row) => JSON.stringify({ created_at: '2025-03-01', ...row })).join('\n'));
      return file;
    },
    remove: () => rm(folder, { recursive: true }),
  };
}

/** Rows of two customers and of nobody; in time the first customer's are row-1, row-x, row-2, row-3. */
export const CUSTOMERS: readonly FileRow[] = [
  { id: 'row-3', customer_id: 'k1', title: '送货又迟到了三天', created_at: '2025-03-03' },
  { id: 'row-1', customer_id: 'k1', title: '送货迟到了三天', created_at: '2025-03-01' },
  { id: 'row-x', customer_id: 'k1', title: '停车收费太贵', created_at: '2025-03-02' },
  { id: 'row-2', customer_id: 'k1', title: '送货迟到了三天整', created_at: '2025-03-02' },
  { id: 'row-y', customer_id: 'k2', title: '送货迟到了三天', created_at: '2025-03-02' },
  { id: 'row-z', title: '送货迟到了三天', created_at: '2025-03-02' },
];
