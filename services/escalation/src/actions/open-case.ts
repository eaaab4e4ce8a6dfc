import { type Level, NotYetKnown } from '@complaints/contracts';
import { attribute, record } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Case } from '../data/case.js';
import { findLadderPosts } from '../data/case-file.js';
import { ImportedComplaint } from '../data/imported-complaint.js';
import { highestTierOf, lockMatters } from '../data/matter.js';
import { saveDeadlines } from '../data/save-decisions.js';
import type { Decision } from '../domain/case.js';
import { open, supersede } from '../domain/opening.js';
import { chainOf } from '../domain/owner.js';
import { defaultPolicy } from '../domain/policy.js';
import { giveWay } from './give-way.js';
import { requireStore } from './require-store.js';

/** Why a matter gets another case and its open one ends. */
const REPEAT = 'REPEAT';

export interface OpenCase {
  complaintId: string;
  matterId: string;
  repeatOfId: string | null;
  storeId: string | null;
  regionId: string | null;
  confidential: boolean;
  level: Level;
  acceptedAt: Date;
  /** Where the plan clock starts. */
  planFrom: Date;
  now: Date;
}

/**
 * Opens the case of a complaint. The matter's open case is superseded by the repeat; should the later complaint have
 * come here first, it stays and the earlier one is superseded at once. A complaint that has its case gets no second one.
 * @throws NotYetKnown for a store, a post of the chain or an earlier complaint that has not come here yet
 * Source: R15, R20–R22, R29.
 */
export async function openCase(em: EntityManager, command: OpenCase): Promise<void> {
  const { now } = command;
  await lockMatters(em, [command.matterId]);
  if (await em.existsBy(Case, { complaintId: command.complaintId })) return;
  await requireStore(em, command.storeId);
  await requireEarlier(em, command.repeatOfId);
  if (command.repeatOfId) await attribute(em, { reason: REPEAT });
  const { repeatOfId, ...given } = command;
  const chain = chainOf(command, await findLadderPosts(em, [command]));
  const highestTier = await highestTierOf(em, command.matterId);
  const opened = open({ ...given, id: uuidv7(), chain, highestTier }, defaultPolicy);
  const overtaker = await giveWay(em, opened.case, now);
  if (!overtaker) return insert(em, opened, now);
  const overtaken = supersede(asFile(opened), { supersededById: overtaker.complaintId, now });
  await insert(em, { ...overtaken, events: [...opened.events, ...overtaken.events] }, now);
}

async function requireEarlier(em: EntityManager, repeatOfId: string | null): Promise<void> {
  if (repeatOfId && !(await isKnown(em, repeatOfId))) throw new NotYetKnown('complaint', repeatOfId);
}

/** A complaint has its case here, or was history when it came. Source: R9. */
const isKnown = async (em: EntityManager, complaintId: string): Promise<boolean> =>
  (await em.existsBy(Case, { complaintId })) || em.existsBy(ImportedComplaint, { complaintId });

const asFile = (opened: Decision) => ({ case: opened.case, deadlines: opened.deadlines, plan: null, chain: [] });

async function insert(em: EntityManager, decision: Decision, now: Date): Promise<void> {
  await em.insert(Case, decision.case);
  await saveDeadlines(em, [decision]);
  await record(em, now, decision.events);
}
