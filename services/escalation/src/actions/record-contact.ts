import { RuleError } from '@complaints/contracts';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Contact, findAttempts } from '../data/contact.js';
import { recordContact as decide } from '../domain/contact.js';
import { written, writtenOrNot } from '../domain/text.js';
import type { ContactMeans, ContactPerson } from '../domain/vocabulary.js';
import { lockOwnCase, type OwnersAct } from './act-on-case.js';
import { settle } from './settle.js';

export interface RecordContact extends OwnersAct {
  reached: boolean;
  means: ContactMeans;
  person: ContactPerson;
  note: string | null;
  confirmsDemand: boolean | null;
  /** An answer that was given orally. */
  oralAnswer: { weSaid: string; customerSaid: string } | null;
  expectedAt: Date | null;
}

/**
 * Keeps one attempt to speak to the customer; reaching the customer lets the case go on to planning.
 * @throws RuleError as `recordContact` of the rules, NOT_FOUND, NOT_OWNER
 * Source: R7, R21, R35.
 */
export async function recordContact(em: EntityManager, command: RecordContact): Promise<string> {
  const { caseId, reached, means, person, confirmsDemand, expectedAt, now } = command;
  const { file, acting } = await lockOwnCase(em, command);
  const decision = decide(file, { ...command, attempts: await findAttempts(em, file.case.id) });
  const note = writtenOrNot(command.note, ['note']);
  const said = spoken(command);
  const made = { reached, means, person, note, confirmsDemand, expectedAt, ...said, contactedAt: now };
  await em.insert(Contact, { id: uuidv7(), caseId, ...made, ...acting });
  await settle(em, now, [decision]);
  return caseId;
}

/**
 * What both sides said where an answer was given orally.
 * @throws RuleError ANSWER_WITHOUT_CUSTOMER
 * Source: R7.
 */
function spoken({ reached, oralAnswer }: RecordContact): Pick<Contact, 'weSaid' | 'customerSaid'> {
  if (!oralAnswer) return { weSaid: null, customerSaid: null };
  if (!reached) throw new RuleError('ANSWER_WITHOUT_CUSTOMER', 'Who was not reached was told nothing.', ['oralAnswer']);
  return {
    weSaid: written(oralAnswer.weSaid, ['oralAnswer', 'weSaid']),
    customerSaid: written(oralAnswer.customerSaid, ['oralAnswer', 'customerSaid']),
  };
}
