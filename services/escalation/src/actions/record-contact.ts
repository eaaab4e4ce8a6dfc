import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Contact } from '../data/contact.js';
import { recordContact as decide } from '../domain/contact.js';
import { writtenOrNot } from '../domain/text.js';
import type { ContactMeans } from '../domain/vocabulary.js';
import { lockOwnCase, type OwnersAct } from './act-on-case.js';
import { settle } from './settle.js';

export interface RecordContact extends OwnersAct {
  reached: boolean;
  means: ContactMeans;
  note: string | null;
  confirmsDemand: boolean | null;
}

/**
 * Keeps one attempt to speak to the customer; reaching the customer lets the case go on to planning.
 * @throws RuleError as `recordContact` of the rules, NOT_FOUND, NOT_OWNER
 * Source: R21.
 */
export async function recordContact(em: EntityManager, command: RecordContact): Promise<string> {
  const { caseId, reached, means, confirmsDemand, now } = command;
  const { file, acting } = await lockOwnCase(em, command);
  const decision = decide(file, command);
  const note = writtenOrNot(command.note, ['note']);
  await em.insert(Contact, { id: uuidv7(), caseId, reached, means, note, confirmsDemand, contactedAt: now, ...acting });
  await settle(em, now, [decision]);
  return caseId;
}
