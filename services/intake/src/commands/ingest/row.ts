import { RuleError } from '@complaints/contracts';
import { z } from 'zod';

const word = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? '' : String(value)));

const FileRow = z
  .object({
    id: word,
    title: word,
    text: word,
    created_at: word,
    channel: word,
    customer_id: word,
    anonymous: z.boolean().nullish(),
  })
  .transform((row) => ({
    id: row.id.trim(),
    title: row.title,
    text: row.text,
    createdAt: row.created_at,
    channel: row.channel,
    /** Null for anonymous. */
    customerId: row.anonymous === true || row.customer_id.trim() === '' ? null : row.customer_id.trim(),
  }));

/** What a row of the file says; further fields are not looked at. */
export type Row = z.output<typeof FileRow>;

/**
 * Reads one line of the file.
 * @throws RuleError LINE_NOT_JSON, ROW_UNREADABLE, ID_MISSING
 */
export function readRow(line: string): Row {
  let json: unknown;
  try {
    json = JSON.parse(line.replace(/^\uFEFF/, ''));
  } catch {
    throw new RuleError('LINE_NOT_JSON', 'The line is not JSON.');
  }
  const { data, error } = FileRow.safeParse(json);
  if (!data) {
    const fields = [...new Set(error.issues.map((issue) => issue.path.join('.') || 'the row'))];
    throw new RuleError('ROW_UNREADABLE', `Not of the expected kind: ${fields.join(', ')}.`);
  }
  if (data.id === '') throw new RuleError('ID_MISSING', 'A row without id cannot be told from another.', ['id']);
  return data;
}
