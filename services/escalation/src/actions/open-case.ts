import { type Level, NotYetKnown, type Source } from '@complaints/contracts';
import { attribute } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { findCalendars } from '../data/calendar/find-calendars.js';
import { Case, lockCaseOf } from '../data/case.js';
import { findLadderPosts, readCaseFile } from '../data/case-file.js';
import { findParties } from '../data/complaint-parties.js';
import { ImportedComplaint } from '../data/imported-complaint.js';
import { highestTierOf, lockMatters } from '../data/matter.js';
import { policyInForce } from '../data/policy/find-policies.js';
import { saveDeadlines } from '../data/save-decisions.js';
import type { Decision } from '../domain/case.js';
import { disappoint } from '../domain/ladder.js';
import { open, supersede } from '../domain/opening.js';
import { chainOf } from '../domain/owner.js';
import { giveWay } from './give-way.js';
import { requireStore } from './require-store.js';
import { settle, tell } from './settle.js';

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
  source: Source;
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
  if (command.repeatOfId) {
    attribute(em, { reason: REPEAT });
    await disappointEarlier(em, command.repeatOfId, now);
  }
  const { repeatOfId, ...given } = command;
  const chain = chainOf(command, await findLadderPosts(em, [command]));
  const highestTier = await highestTierOf(em, command.matterId);
  const rules = { policy: await policyInForce(em, command.acceptedAt), calendars: await findCalendars(em) };
  const parties = await findParties(em, command.complaintId);
  const opened = open({ ...given, ...parties, id: uuidv7(), chain, highestTier }, rules);
  const overtaker = await giveWay(em, opened.case, now);
  if (!overtaker) return insert(em, opened, now);
  const file = { case: opened.case, deadlines: opened.deadlines, plan: null, tasks: [], chain, rules };
  const overtaken = supersede(file, { supersededById: overtaker.complaintId, now });
  await insert(em, { ...overtaken, events: [...opened.events, ...overtaken.events] }, now);
}

async function requireEarlier(em: EntityManager, repeatOfId: string | null): Promise<void> {
  if (repeatOfId && !(await isKnown(em, repeatOfId))) throw new NotYetKnown('complaint', repeatOfId);
}

/** The outcome of the earlier complaint left the customer dissatisfied. Source: R24, R38. */
async function disappointEarlier(em: EntityManager, repeatOfId: string, now: Date): Promise<void> {
  const earlier = await lockCaseOf(em, repeatOfId);
  const decision = earlier && disappoint(await readCaseFile(em, earlier), now);
  if (decision) await settle(em, now, [decision]);
}

/** A complaint has its case here, or was history when it came. Source: R9. */
const isKnown = async (em: EntityManager, complaintId: string): Promise<boolean> =>
  (await em.existsBy(Case, { complaintId })) || em.existsBy(ImportedComplaint, { complaintId });

async function insert(em: EntityManager, decision: Decision, now: Date): Promise<void> {
  await em.insert(Case, { ...decision.case, accusedStaffIds: [...decision.case.accusedStaffIds] });
  await saveDeadlines(em, [decision]);
  await tell(em, now, [decision]);
}
