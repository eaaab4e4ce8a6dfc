import { type Level, NotYetKnown } from '@complaints/contracts';
import { attribute, DirectoryStore, record } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Case, highestTierOf, lockMatter, lockOpenCaseOfMatter } from '../data/case.js';
import { findLadderPosts, readCaseFile } from '../data/case-file.js';
import { ImportedComplaint } from '../data/imported-complaint.js';
import { saveDeadlines } from '../data/save-decisions.js';
import type { Decision } from '../domain/case.js';
import { open, supersede } from '../domain/opening.js';
import { chainOf } from '../domain/owner.js';
import { policyInForce } from '../domain/policy.js';
import { settle } from './settle.js';

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
  await lockMatter(em, command.matterId);
  if (await em.existsBy(Case, { complaintId: command.complaintId })) return;
  await requireKnown(em, command);
  if (command.repeatOfId) await attribute(em, { reason: REPEAT });
  const opened = open(
    {
      id: uuidv7(),
      complaintId: command.complaintId,
      matterId: command.matterId,
      storeId: command.storeId,
      regionId: command.regionId,
      confidential: command.confidential,
      level: command.level,
      acceptedAt: command.acceptedAt,
      chain: chainOf(command, await findLadderPosts(em, [command])),
      highestTier: await highestTierOf(em, command.matterId),
      now,
    },
    policyInForce,
  );
  const present = await lockOpenCaseOfMatter(em, command.matterId);
  if (present && present.acceptedAt > command.acceptedAt) {
    const overtaken = supersede(asFile(opened), { supersededById: present.complaintId, now });
    return insert(em, { ...overtaken, events: [...opened.events, ...overtaken.events] }, now);
  }
  if (present) {
    const superseded = supersede(await readCaseFile(em, present), { supersededById: command.complaintId, now });
    await settle(em, now, [superseded]);
  }
  await insert(em, opened, now);
}

async function requireKnown(em: EntityManager, { storeId, repeatOfId }: OpenCase): Promise<void> {
  if (storeId && !(await em.existsBy(DirectoryStore, { id: storeId }))) throw new NotYetKnown('store', storeId);
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
