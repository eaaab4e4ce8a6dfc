import { type ChannelKind, EXTERNAL_SOURCES, RuleError, type Source } from '@complaints/contracts';
import { after, DAY_MS, readWeeklyHours, type WeeklyBlock } from '@complaints/kit/pure';
import type { IntakePolicy } from '../policy.js';
import { checkText, optionalText } from '../text.js';
import { sourceFits } from './source-fits.js';

/** A channel as somebody describes it. */
export interface GivenChannel {
  /** The store it belongs to; a central one belongs to none. */
  storeId?: string | null;
  kind: ChannelKind;
  source: Source;
  operatedByChain: boolean;
  /** A phone, an address on the web or by mail, or the words for a place. */
  address: string;
  openingHours: readonly WeeklyBlock[];
  hoursNoteZh?: string | null;
  hoursNoteEn?: string | null;
  /** Where customers read of it; nowhere when it is not published. */
  publishedIn: readonly string[];
  keeperPostId?: string | null;
}

/** A channel, checked. */
export interface ChannelState {
  storeId: string | null;
  kind: ChannelKind;
  source: Source;
  address: string;
  openingHours: WeeklyBlock[];
  hoursNoteZh: string | null;
  hoursNoteEn: string | null;
  publishedIn: string[];
  keeperPostId: string | null;
}

const MOST_ADDRESS_CHARACTERS = 300;
const MOST_NOTE_CHARACTERS = 200;
const MOST_PUBLICATIONS = 20;

const PHONE = /^\+?\d[\d ()-]{2,24}$/;
const ADDRESSES: Partial<Record<ChannelKind, RegExp>> = {
  PHONE,
  TEXT_MESSAGE: PHONE,
  EMAIL: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  WEB_FORM: /^https:\/\/[^\s/]+\S*$/,
};

/**
 * Checks a channel. Each refusal names the field in its path.
 * @throws RuleError SOURCE_CONTRADICTS_CHANNEL
 * @throws RuleError ADDRESS_INVALID for what its kind cannot be reached at
 * @throws RuleError PUBLICATIONS_TOO_MANY, TEXT_NOT_UNICODE, TEXT_TOO_LONG and as {@link readWeeklyHours}
 * Source: R1.
 */
export function readChannel(given: GivenChannel): ChannelState {
  const { kind, source, operatedByChain, storeId = null, keeperPostId = null } = given;
  if (!sourceFits({ kind, operatedByChain }, source)) {
    const whose = operatedByChain ? 'the chain operates' : 'others operate';
    const sentence = `What arrives by ${kind} that ${whose} does not count as ${source}.`;
    throw new RuleError('SOURCE_CONTRADICTS_CHANNEL', sentence, ['source']);
  }
  const note = (field: 'hoursNoteZh' | 'hoursNoteEn') =>
    optionalText(given[field], { path: [field], most: MOST_NOTE_CHARACTERS });
  return {
    storeId,
    kind,
    source,
    address: readAddress(given),
    openingHours: readWeeklyHours(given.openingHours, 'openingHours'),
    hoursNoteZh: note('hoursNoteZh'),
    hoursNoteEn: note('hoursNoteEn'),
    publishedIn: readPublications(given.publishedIn),
    keeperPostId,
  };
}

function readAddress({ kind, address: given }: GivenChannel): string {
  const address = given.trim();
  checkText(address, { path: ['address'], most: MOST_ADDRESS_CHARACTERS });
  if (!(ADDRESSES[kind] ?? /./).test(address))
    throw new RuleError('ADDRESS_INVALID', `${kind} cannot be reached at this address.`, ['address']);
  return address;
}

function readPublications(given: readonly string[]): string[] {
  if (given.length > MOST_PUBLICATIONS) {
    const sentence = `A channel is published in ${MOST_PUBLICATIONS} places at the most.`;
    throw new RuleError('PUBLICATIONS_TOO_MANY', sentence, ['publishedIn']);
  }
  const places = given.map((place, index) =>
    optionalText(place.trim(), { path: ['publishedIn', String(index)], most: MOST_NOTE_CHARACTERS }),
  );
  return [...new Set(places.filter((place) => place !== null))];
}

/** Whether the chain itself operates a channel, which is what its source says. Source: R1. */
export const isOperatedByChain = ({ source }: { source: Source }): boolean => !EXTERNAL_SOURCES.includes(source);

/** Until when a verification speaks for a channel; null while none does. Source: R1. */
export const verifiedUntil = (
  verifiedAt: Date | null,
  { verifyChannelsEveryDays }: Pick<IntakePolicy, 'verifyChannelsEveryDays'>,
): Date | null => verifiedAt && after(verifiedAt, verifyChannelsEveryDays * DAY_MS);

/** Whether a channel was not verified within its period; one that is used no more never is. Source: R1. */
export function isStale(
  { verifiedAt, retiredAt }: { verifiedAt: Date | null; retiredAt: Date | null },
  policy: Pick<IntakePolicy, 'verifyChannelsEveryDays'>,
  now: Date,
): boolean {
  if (retiredAt !== null) return false;
  const until = verifiedUntil(verifiedAt, policy);
  return until === null || now > until;
}

/** What its keeper may not change: where it belongs, what it is, what it counts as, and who keeps it. */
const SETTLED = ['storeId', 'kind', 'source', 'keeperPostId'] as const;

/** Whether a change touches what only an administrator settles. */
export const touchesWhatIsSettled = (held: ChannelState, changed: ChannelState): boolean =>
  SETTLED.some((field) => held[field] !== changed[field]);

/** Whether a verification of one speaks for the other: they are reached in the same way. */
export const isReachedAlike = (held: ChannelState, changed: ChannelState): boolean =>
  held.kind === changed.kind && held.address === changed.address;

const MOST_FINDING_CHARACTERS = 1_000;

/**
 * What was found of a channel; where it is not in order, something was.
 * @throws RuleError FINDING_MISSING, TEXT_NOT_UNICODE, TEXT_TOO_LONG
 * Source: R1.
 */
export function readFinding(given: { inOrder: boolean; finding?: string | null }): string | null {
  const finding = optionalText(given.finding, { path: ['finding'], most: MOST_FINDING_CHARACTERS });
  if (!given.inOrder && finding === null)
    throw new RuleError('FINDING_MISSING', 'Say what is not in order.', ['finding']);
  return finding;
}
