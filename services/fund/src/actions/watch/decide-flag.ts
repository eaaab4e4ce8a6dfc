import { type Actor, attribute } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { findInvolved, lockFlag } from '../../data/watch/find-flags.js';
import { Flag } from '../../data/watch/flag.js';
import { checkedText, MOST_NOTE } from '../../domain/text.js';
import { checkOversight, decideOnFlag } from '../../domain/watch/flag.js';

export interface DecideFlag {
  flagId: string;
  reason: string;
  by: Actor;
  now: Date;
}

/** Says that something is wrong with what is flagged. @throws RuleError NOT_FOUND, TEXT_…, as {@link decideOnFlag} */
export const confirmFlag = (em: EntityManager, command: DecideFlag): Promise<string> =>
  decide(em, 'CONFIRMED', command);

/** Says that nothing is wrong with what is flagged. @throws RuleError NOT_FOUND, TEXT_…, as {@link decideOnFlag} */
export const dismissFlag = (em: EntityManager, command: DecideFlag): Promise<string> =>
  decide(em, 'DISMISSED', command);

async function decide(em: EntityManager, state: 'CONFIRMED' | 'DISMISSED', { flagId, reason, by, now }: DecideFlag) {
  checkOversight(by);
  const note = checkedText(reason, MOST_NOTE, ['reason']);
  const flag = await lockFlag(em, flagId);
  const changes = decideOnFlag(flag, { state, involved: await findInvolved(em, flag.id) }, { by, note, now });
  attribute(em, { onBehalfOf: changes.decidedOnBehalfOf, reason: state });
  await em.update(Flag, flag.id, changes);
  return flag.id;
}
