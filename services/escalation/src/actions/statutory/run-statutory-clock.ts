import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { StatutoryEntry, StatutoryEntryKind } from '../../data/statutory/statutory-entry.js';
import type { Decision } from '../../domain/case.js';
import type { Acting } from '../../domain/rights.js';
import { meetClock, startClock } from '../../domain/statutory/by-hand.js';
import { writtenOrNot } from '../../domain/text.js';
import type { StatutoryPack } from '../../domain/vocabulary.js';
import { lockOverseenCase, type OwnersAct } from '../act-on-case.js';
import { settle } from '../settle.js';

interface OfClock extends OwnersAct {
  pack: StatutoryPack;
  note: string | null;
}

/**
 * Starts a clock of the law at the instant at which it started.
 * @throws RuleError as `startClock` of the rules, NOT_FOUND, NOT_YOURS_TO_DO
 * Source: R19.
 */
export async function startStatutoryClock(em: EntityManager, command: OfClock & { startedAt: Date }): Promise<string> {
  const { startedAt } = command;
  const { file, acting } = await lockOverseenCase(em, command);
  const decision = startClock(file, command);
  return keep(em, { ...command, kind: StatutoryEntryKind.STARTED, happenedAt: startedAt, acting }, decision);
}

/**
 * Records when what a clock of the law waited for came.
 * @throws RuleError as `meetClock` of the rules, NOT_FOUND, NOT_YOURS_TO_DO
 * Source: R19.
 */
export async function meetStatutoryClock(em: EntityManager, command: OfClock & { metAt: Date }): Promise<string> {
  const { metAt } = command;
  const { file, acting } = await lockOverseenCase(em, command);
  const decision = meetClock(file, command);
  return keep(em, { ...command, kind: StatutoryEntryKind.MET, happenedAt: metAt, acting }, decision);
}

interface Entry extends OfClock {
  kind: StatutoryEntryKind;
  happenedAt: Date;
  acting: Acting;
}

async function keep(em: EntityManager, entry: Entry, decision: Decision): Promise<string> {
  const { caseId, pack, kind, happenedAt, acting, now } = entry;
  const note = writtenOrNot(entry.note, ['note']);
  const row = { id: uuidv7(), caseId, pack, kind, happenedAt, note, recordedAt: now };
  await em.insert(StatutoryEntry, { ...row, ...acting });
  await settle(em, now, [decision]);
  return caseId;
}
