import { createHash, randomBytes } from 'node:crypto';
import type { DecisionOutcome } from '@complaints/contracts';
import { DirectoryStore } from '@complaints/kit';
import { dayOf } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { IssuedDecision } from '../../data/decision/issued-decision.js';
import { issue, type Weighing } from '../../domain/decision/decision.js';
import { TEMPLATE_VERSION } from '../../domain/decision/letter.js';
import { written, writtenOrNot } from '../../domain/text.js';
import { lockAnsweredCase, type OwnersAct } from '../act-on-case.js';
import { settle } from '../settle.js';

const KEY_BYTES = 32;

/** What is kept of the key that opens a letter. */
export const digestOfReadKey = (readKey: string): Buffer => createHash('sha256').update(readKey).digest();

export interface IssueDecision extends OwnersAct {
  outcome: DecisionOutcome;
  reasons: string;
  weighing: Weighing;
  appealText: string | null;
}

/**
 * Decides on the demand of a customer and has the letter delivered. The key that opens it is told and not kept.
 * @throws RuleError as `issue` of the rules, NOT_FOUND, NOT_OWNER
 * Source: R33, R36, R38.
 */
export async function issueDecision(em: EntityManager, command: IssueDecision): Promise<string> {
  const { caseId, outcome, now } = command;
  const { file, acting } = await lockAnsweredCase(em, command);
  const id = uuidv7();
  const readKey = randomBytes(KEY_BYTES).toString('base64url');
  const { reasons, weighing, appealText } = wordsOf(command);
  const decision = issue(file, { decisionId: id, readKey, outcome, weighing, appealText, now });
  const { storeId, tier } = file.case;
  const store = storeId ? await em.findOneBy(DirectoryStore, { id: storeId }) : null;
  await em.insert(IssuedDecision, {
    ...{ id, caseId, readKeyDigest: digestOfReadKey(readKey), outcome, reasons, ...weighing, appealText, tier },
    ...{ storeNameZh: store?.nameZh ?? null, storeNameEn: store?.nameEn ?? null, templateVersion: TEMPLATE_VERSION },
    ...{ issuedAt: now, issuedOn: dayOf(now, file.rules.policy.timeZone), ...acting },
  });
  await settle(em, now, [decision]);
  return caseId;
}

function wordsOf({ reasons, weighing, appealText }: IssueDecision) {
  const weighed = (by: keyof Weighing) => writtenOrNot(weighing[by], ['weighing', by]);
  return {
    reasons: written(reasons, ['reasons']),
    weighing: {
      ...{ liability: weighed('liability'), expectation: weighed('expectation'), compromise: weighed('compromise') },
      ...{ marketEffect: weighed('marketEffect'), fairness: weighed('fairness'), arbitration: weighed('arbitration') },
    },
    appealText: writtenOrNot(appealText, ['appealText']),
  };
}
