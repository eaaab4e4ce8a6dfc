import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { findReferral } from '../../data/referral/referral.js';
import { ReferralAnswer } from '../../data/referral/referral-answer.js';
import { recordAnswer } from '../../domain/referral/referral.js';
import { written } from '../../domain/text.js';
import { lockCaseOfPart, lockOwnCase, type OwnersAct } from '../act-on-case.js';
import { settle } from '../settle.js';

export interface RecordReferralAnswer extends Omit<OwnersAct, 'caseId'> {
  referralId: string;
  answer: string;
  copyReference: string;
  receivedAt: Date;
}

/**
 * Keeps what came back of a referral, and where the copy is of what they told the customer; also after the end of the case.
 * @throws RuleError as `recordAnswer` of the rules, NOT_FOUND, NOT_OWNER
 * Source: R36, R46.
 */
export async function recordReferralAnswer(em: EntityManager, command: RecordReferralAnswer): Promise<string> {
  const { receivedAt, now } = command;
  const found = await findReferral(em, command.referralId);
  const { file, acting } = await lockCaseOfPart({ part: found, path: 'referralId' }, (caseId) =>
    lockOwnCase(em, { ...command, caseId }),
  );
  if (!found) throw new Error('whose case is locked is there');
  const { id: referralId, caseId } = found;
  const isAnswered = await em.existsBy(ReferralAnswer, { referralId });
  const decision = recordAnswer(file, { referral: found, isAnswered, receivedAt, now });
  await em.insert(ReferralAnswer, {
    ...{ id: uuidv7(), caseId, referralId, receivedAt, recordedAt: now, ...acting },
    answer: written(command.answer, ['answer']),
    copyReference: written(command.copyReference, ['copyReference']),
  });
  await settle(em, now, [decision]);
  return referralId;
}
