import { type ChannelKind, ComplaintStatus, RuleError, type Source } from '@complaints/contracts';
import type { ClosedStatus } from '../complaint-state.js';
import { type Contact, type GivenCustomer, readContact } from '../contact.js';
import { type GivenStatement, isGrade, readStatement, type Statement } from '../registration.js';
import { checkText } from '../text.js';

/** What another system said of a complaint and what is kept as it was said there; nothing here follows from it. */
export interface ImportedFacts {
  /** The number it had there. */
  number: string | null;
  /** The level it had there; its level here is derived. */
  level: string | null;
  /** The nature it had there, as a code or word. */
  nature: string | null;
  /** How satisfied the customer was, 1 (worst) to 5. */
  satisfaction: number | null;
}

/** An earlier complaint as a file tells it. */
export interface GivenHistory extends GivenStatement, ImportedFacts {
  /** By what the other system knows it. */
  externalId: string;
  status: ComplaintStatus;
  source: Source;
  channel: ChannelKind;
  storeCode: string | null;
  confidentialTowardsStore: boolean;
  customer: GivenCustomer;
  acceptedAt: Date;
  closedAt: Date;
  /** What groups the complaints of one matter; null for a matter of its own. */
  matter: string | null;
}

/** An earlier complaint that can be kept: closed, its instants in order. */
export interface History {
  externalId: string;
  status: ClosedStatus;
  source: Source;
  channel: ChannelKind;
  storeCode: string | null;
  confidentialTowardsStore: boolean;
  statement: Statement;
  contact: Contact | null;
  acceptedAt: Date;
  closedAt: Date;
  matter: string | null;
  facts: ImportedFacts;
}

/** What is history by itself: a duplicate or a complaint that another took over would be nothing without the other one. */
const HISTORY_STATUSES: readonly ComplaintStatus[] = [
  ComplaintStatus.RESOLVED,
  ComplaintStatus.CLOSED_PROVISIONALLY,
  ComplaintStatus.CLOSED_WITHOUT_AGREEMENT,
];

const MOST_EXTERNAL_ID_CHARACTERS = 200;
const MOST_CODE_CHARACTERS = 64;

/**
 * Checks an earlier complaint. Each refusal names the field in its path.
 * @throws RuleError EXTERNAL_ID_MISSING, STATUS_NOT_CLOSED, ACCEPTED_IN_FUTURE, CLOSED_BEFORE_ACCEPTED, CLOSED_IN_FUTURE,
 *   SATISFACTION_OUT_OF_RANGE, TEXT_TOO_LONG, TEXT_NOT_UNICODE and as {@link readStatement} and {@link readContact}
 * Source: R9.
 */
export function readHistory(given: GivenHistory, now: Date): History {
  const { acceptedAt, closedAt, source, channel, storeCode, confidentialTowardsStore, satisfaction } = given;
  const externalId = given.externalId.trim();
  if (externalId === '')
    refuse('externalId', 'EXTERNAL_ID_MISSING', 'Without its id a row cannot be told from another.');
  checkText(externalId, { path: ['externalId'], most: MOST_EXTERNAL_ID_CHARACTERS });
  if (!HISTORY_STATUSES.includes(given.status)) {
    refuse('status', 'STATUS_NOT_CLOSED', `History is closed: ${HISTORY_STATUSES.join(', ')}.`);
  }
  if (acceptedAt > now) refuse('acceptedAt', 'ACCEPTED_IN_FUTURE', 'It was accepted in the past.');
  if (closedAt < acceptedAt) refuse('closedAt', 'CLOSED_BEFORE_ACCEPTED', 'It was closed after it was accepted.');
  if (closedAt > now) refuse('closedAt', 'CLOSED_IN_FUTURE', 'It is closed already.');
  if (satisfaction !== null && !isGrade(satisfaction)) {
    refuse('satisfaction', 'SATISFACTION_OUT_OF_RANGE', 'Satisfaction is 1 to 5.');
  }
  const code = (field: 'number' | 'level' | 'nature' | 'matter', most = MOST_CODE_CHARACTERS) =>
    short(given[field], { field, most });
  return {
    ...{ externalId, status: given.status as ClosedStatus, source, channel, storeCode, confidentialTowardsStore },
    statement: readStatement(given, acceptedAt),
    contact: readContact(given.customer),
    ...{ acceptedAt, closedAt, matter: code('matter', MOST_EXTERNAL_ID_CHARACTERS) },
    facts: { number: code('number'), level: code('level'), nature: code('nature'), satisfaction },
  };
}

function refuse(field: string, code: string, sentence: string): never {
  throw new RuleError(code, sentence, [field]);
}

function short(text: string | null, { field, most }: { field: string; most: number }): string | null {
  const trimmed = text?.trim() || null;
  if (trimmed !== null) checkText(trimmed, { path: [field], most });
  return trimmed;
}
