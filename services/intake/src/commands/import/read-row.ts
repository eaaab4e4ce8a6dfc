import type { RuleError } from '@complaints/contracts';
import { readInstant } from '@complaints/kit/pure';
import type { ReadRow } from '../../actions/import/import-history.js';
import { readHistory } from '../../domain/import/history.js';
import { FIELD_NAMES, type Field } from './fields.js';
import type { Layout } from './mapping.js';
import { readGrade, readSatisfaction, readStatus, readWay, readYes } from './words.js';

/** The zone of what names none. */
const SHANGHAI = 'Asia/Shanghai';

/** What each field of a row says; empty where it says nothing. */
type Said = Record<Field, string>;

/** Takes a row apart as the mapping says. */
export function fieldsOf(row: readonly string[], { columns, words, defaults }: Layout): Said {
  const said = FIELD_NAMES.map((field) => {
    const index = columns.get(field);
    const text = (index === undefined ? '' : row[index]) || '';
    const meant = words.get(field)?.get(text.trim()) ?? text;
    return [field, meant.trim() === '' ? (defaults[field] ?? '') : meant];
  });
  return Object.fromEntries(said) as Said;
}

/**
 * Reads an earlier complaint of what a row says.
 * @throws RuleError INSTANT_MISSING, INSTANT_UNREADABLE, CHANNEL_MISSING, WORD_UNKNOWN and as {@link readHistory}, each with
 *   the name of the file's field in its path
 */
export function readRow(said: Said, now: Date): ReadRow {
  const { externalId, number, content, demand, expectation, product, order, level, nature, matter } = said;
  const { name, phone, email, memberNumber } = said;
  const given = {
    ...{ externalId, number, content, demand, expectation, product, level, nature, matter },
    orderReference: order,
    acceptedAt: readInstant(said.acceptedAt, { field: 'acceptedAt', timeZone: SHANGHAI }),
    closedAt: readInstant(said.closedAt, { field: 'closedAt', timeZone: SHANGHAI, ends: true }),
    occurredAt:
      said.occurredAt.trim() === '' ? null : readInstant(said.occurredAt, { field: 'occurredAt', timeZone: SHANGHAI }),
    status: readStatus(said.status),
    ...readWay(said.channel, said.source),
    storeCode: said.store.trim().toUpperCase() || null,
    anger: readGrade(said.anger, 'anger'),
    satisfaction: readSatisfaction(said.satisfaction),
    confidentialTowardsStore: readYes(said.confidential),
    customer: { name, phone, email, memberNumber },
  };
  return { history: readHistory(given, now), said: JSON.stringify(said) };
}

/** The field of the file that a refusal is about, in the file's terms; null for the whole row. */
export function fieldAtFault({ path }: RuleError): string | null {
  const field = path?.at(-1) ?? null;
  return field === 'orderReference' ? 'order' : field;
}
