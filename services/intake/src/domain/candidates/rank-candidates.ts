import { ComplaintStatus } from '@complaints/contracts';
import { plainText, similarityTo } from '../similarity.js';

/** Why an earlier complaint may be about the same. Source: R5. */
export const CandidateReason = {
  SAME_ORDER: 'SAME_ORDER',
  SAME_CUSTOMER: 'SAME_CUSTOMER',
  SAME_PRODUCT_AT_STORE: 'SAME_PRODUCT_AT_STORE',
  SIMILAR_WORDS: 'SIMILAR_WORDS',
} as const;
export type CandidateReason = (typeof CandidateReason)[keyof typeof CandidateReason];

/** What the clerk may make of the new complaint. Source: R5. */
export const CandidateChoice = { DUPLICATE: 'DUPLICATE', REPEAT: 'REPEAT' } as const;
export type CandidateChoice = (typeof CandidateChoice)[keyof typeof CandidateChoice];

/** A complaint that is about to be saved, as far as it is known. */
export interface ComingComplaint {
  /** Everybody the contact may belong to. */
  customerIds: readonly string[];
  orderKey: string | null;
  product: string | null;
  storeId: string | null;
  content: string | null;
  occurredAt: Date | null;
}

/** A complaint that is known already. */
export interface KnownComplaint {
  id: string;
  customerId: string | null;
  orderKey: string | null;
  product: string | null;
  storeId: string | null;
  content: string;
  status: ComplaintStatus;
  outcomeAt: Date | null;
  occurredAt: Date | null;
  acceptedAt: Date;
}

/** An earlier complaint that may be about the same. */
export interface Candidate {
  id: string;
  /** The strongest first. */
  reasons: CandidateReason[];
  /** 0 to 1. */
  score: number;
  choices: CandidateChoice[];
}

/** How much each reason alone tells; what several tell together is less than their sum and more than each. */
const WEIGHT = { SAME_ORDER: 0.7, SAME_CUSTOMER: 0.5, SAME_PRODUCT_AT_STORE: 0.3, SIMILAR_WORDS: 0.6 } as const;
/** Texts less alike than this have no more in common than complaints have. */
const ALIKE_FROM = 0.3;
/** So much of a text says what it is about. */
const COMPARED_CHARACTERS = 1_000;

/**
 * Earlier complaints that may be about the same, the likeliest first; of equals the one that happened nearest, then the
 * newest. One that is neither open nor has had an outcome is left out: another stands for it.
 * @param most how many are answered at the most
 * Source: R5.
 */
export function rankCandidates(coming: ComingComplaint, known: readonly KnownComplaint[], most: number): Candidate[] {
  const reasonsOf = reasonsFor(coming);
  const distance = ({ occurredAt, acceptedAt }: KnownComplaint) =>
    coming.occurredAt ? Math.abs((occurredAt ?? acceptedAt).getTime() - coming.occurredAt.getTime()) : 0;
  return known
    .map((complaint) => ({ complaint, choices: choicesOf(complaint), ...reasonsOf(complaint) }))
    .filter(({ choices, reasons }) => choices.length > 0 && reasons.length > 0)
    .sort(
      (a, b) =>
        b.score - a.score ||
        distance(a.complaint) - distance(b.complaint) ||
        b.complaint.acceptedAt.getTime() - a.complaint.acceptedAt.getTime() ||
        (a.complaint.id < b.complaint.id ? 1 : -1),
    )
    .slice(0, most)
    .map(({ complaint: { id }, reasons, score, choices }) => ({ id, reasons, score, choices }));
}

/** A duplicate joins an open one; a repeat comes after an outcome. Source: R5, R38. */
function choicesOf({ status, outcomeAt }: KnownComplaint): CandidateChoice[] {
  if (status === ComplaintStatus.MERGED || status === ComplaintStatus.SUPERSEDED) return [];
  return [
    ...(status === ComplaintStatus.OPEN ? [CandidateChoice.DUPLICATE] : []),
    ...(outcomeAt ? [CandidateChoice.REPEAT] : []),
  ];
}

function reasonsFor(coming: ComingComplaint): (known: KnownComplaint) => Pick<Candidate, 'reasons' | 'score'> {
  const compared = (text: string) => plainText(text.slice(0, COMPARED_CHARACTERS));
  const product = plainText(coming.product ?? '');
  const alike = similarityTo(compared(coming.content ?? ''));
  return (known) => {
    const words = coming.content ? alike(compared(known.content)) : 0;
    const told: Record<CandidateReason, number> = {
      SAME_ORDER: coming.orderKey !== null && coming.orderKey === known.orderKey ? 1 : 0,
      SAME_CUSTOMER: known.customerId !== null && coming.customerIds.includes(known.customerId) ? 1 : 0,
      SAME_PRODUCT_AT_STORE:
        coming.storeId !== null &&
        coming.storeId === known.storeId &&
        product !== '' &&
        plainText(known.product ?? '') === product
          ? 1
          : 0,
      SIMILAR_WORDS: words >= ALIKE_FROM ? words : 0,
    };
    const reasons = Object.values(CandidateReason)
      .filter((reason) => told[reason] > 0)
      .sort((a, b) => told[b] * WEIGHT[b] - told[a] * WEIGHT[a]);
    const unlikely = reasons.reduce((rest, reason) => rest * (1 - WEIGHT[reason] * told[reason]), 1);
    return { reasons, score: Math.round((1 - unlikely) * 1_000) / 1_000 };
  };
}
