import { NotYetKnown, type Purpose, RuleError } from '@complaints/contracts';
import { type Actor, attribute, newId } from '@complaints/kit';
import { onBehalfOf } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { validate as isUuid } from 'uuid';
import { isReplacedAlready, lockDisbursement } from '../data/find-disbursements.js';
import { filesNotOf, findStanding, lockUses } from '../data/find-standing.js';
import { policyInForce } from '../data/policy/find-policies.js';
import { checkAmount, checkAsked, checkReplaces, MOST_EVIDENCE, refusalOf } from '../domain/ask.js';
import { holdEnd } from '../domain/period.js';
import { mayRequest, seesComplaint } from '../domain/rights.js';
import { checkedText, MOST_NOTE, MOST_REFERENCE } from '../domain/text.js';
import { takeUp } from './take-up.js';

/** What somebody asks for by hand. */
export interface RequestDisbursement {
  complaintId: string;
  purpose: Purpose;
  /** Whole fen. */
  amountFen: number;
  reason: string;
  evidenceIds: readonly string[];
  payeeReference: string | null;
  replacesId: string | null;
  by: Actor;
  now: Date;
}

/**
 * Takes up what somebody asks for by hand, or refuses it and keeps nothing.
 * @returns the id of the disbursement
 * @throws RuleError NOT_FOUND, as {@link checkAsked}, {@link checkAmount} and {@link checkReplaces}, EVIDENCE_TOO_MANY,
 * EVIDENCE_NOT_FOUND, BEYOND_EVERY_AUTHORITY, BUDGET_NOT_SET, TRY_AGAIN while a post has not been heard of
 * Source: R60–R63, R65.
 */
export async function requestDisbursement(em: EntityManager, command: RequestDisbursement): Promise<string> {
  const { amountFen, purpose, by, now } = command;
  checkAmount(amountFen);
  const reason = checkedText(command.reason, MOST_NOTE, ['reason']);
  const payeeReference =
    command.payeeReference === null ? null : checkedText(command.payeeReference, MOST_REFERENCE, ['payeeReference']);
  const complaintId = command.complaintId.toLowerCase();
  const [{ complaint, earlierFen }, policy] = await Promise.all([complaintSeen(em, command), policyInForce(em, now)]);
  const { level, ownerTier } = checkAsked(complaint, by);
  await checkEvidence(em, complaintId, command.evidenceIds);
  const replaced =
    command.replacesId === null ? null : await lockDisbursement(em, command.replacesId, by, 'replacesId');
  const isReplaced = replaced !== null && (await isReplacedAlready(em, replaced.id));
  const planId = replaced && checkReplaces(Object.assign(replaced, { isReplaced }), { complaintId, amountFen });
  attribute(em, { onBehalfOf: onBehalfOf(by, (one) => mayRequest(one, complaint)) });
  const { storeId, regionId } = complaint;
  const asked = {
    ...{ id: newId(), planId, replacesId: replaced?.id ?? null, complaintId, storeId, regionId, level, ownerTier },
    ...{ proposerId: by.id, amountFen, purpose, reason, evidenceIds: lowered(command.evidenceIds), payeeReference },
    ...{ policyVersion: policy.version, requestedAt: now, holdUntil: holdEnd(now, policy) },
  };
  const { disbursement } = await takeUp(em, { asked, earlierFen, policy }).catch(asRefusal);
  const { rejectionReason, steps } = disbursement;
  if (rejectionReason) throw refusalOf(rejectionReason, { amountFen, earlierFen, purpose }, steps);
  return disbursement.id;
}

/** The complaint, and what was used for it; from now on its uses are locked. */
async function complaintSeen(em: EntityManager, { complaintId, by }: RequestDisbursement) {
  const isId = isUuid(complaintId);
  if (isId) lockUses(em, complaintId);
  const { known: complaint, usedFen: earlierFen } = isId ? await findStanding(em, complaintId) : NOTHING;
  if (!complaint || !seesComplaint(by, complaint))
    throw new RuleError('NOT_FOUND', 'There is no such complaint.', ['complaintId']);
  return { complaint, earlierFen };
}
const NOTHING = { known: null, usedFen: 0 };

async function checkEvidence(em: EntityManager, complaintId: string, ids: readonly string[]): Promise<void> {
  const path = ['evidenceIds'];
  if (ids.length > MOST_EVIDENCE)
    throw new RuleError('EVIDENCE_TOO_MANY', `At most ${MOST_EVIDENCE} files are named.`, path);
  const [unknown] = await filesNotOf(em, complaintId, ids);
  if (unknown !== undefined) throw new RuleError('EVIDENCE_NOT_FOUND', 'No such file of the complaint is kept.', path);
}

const lowered = (ids: readonly string[]): string[] => [...new Set(ids.map((id) => id.toLowerCase()))];

/** A person does not wait for what an event would wait for. */
function asRefusal(error: unknown): never {
  if (error instanceof NotYetKnown)
    throw new RuleError('TRY_AGAIN', `${error.message}; ask again in a moment.`, ['complaintId']);
  throw error;
}
