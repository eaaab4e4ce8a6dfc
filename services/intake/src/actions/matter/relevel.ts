import { complaintLevelled, type LevelCause } from '@complaints/contracts';
import { record } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Complaint } from '../../data/complaint.js';
import { findComplaintsOfMatter } from '../../data/find-complaints.js';
import { LevelChange } from '../../data/matter/level-change.js';
import { policiesOfVersions } from '../../data/policy/find-policies.js';
import { type Derivation, rank } from '../../domain/derive-level.js';
import { deriveMatter } from '../../domain/matter/derive-matter.js';

/** Why the levels of a matter may be others now. */
export interface Relevel {
  matterId: string;
  cause: LevelCause;
  /** Who corrected something, for whom and why; nobody did when left out. */
  correction?: { byId: string; onBehalfOfId: string | null; reason: string };
  now: Date;
}

/**
 * Derives the levels of a matter anew by the facts as they are, keeps what was derived before beside them, and tells each level
 * that is another. The matter is held already.
 * Source: R10–R15.
 */
export async function relevel(em: EntityManager, command: Relevel): Promise<void> {
  for (const { complaint, derivation } of await deriveLevelsOf(em, command.matterId)) {
    const { id: complaintId } = complaint;
    if (isSame(complaint, derivation)) continue;
    await em.update(Complaint, { id: complaintId }, { level: derivation.level, levelDerivation: derivation });
    if (complaint.level !== derivation.level) await noteChange(em, complaint, derivation, command);
  }
}

/** What stands by itself on a matter, oldest first, with the level it has by the facts as they are. */
export async function deriveLevelsOf(
  em: EntityManager,
  matterId: string,
): Promise<{ complaint: Complaint; derivation: Derivation }[]> {
  const complaints = await findComplaintsOfMatter(em, matterId);
  const policyOf = await policiesOfVersions(
    em,
    complaints.map(({ policyVersion }) => policyVersion),
  );
  const byId = new Map(complaints.map((complaint) => [complaint.id, complaint]));
  return deriveMatter(complaints, policyOf).map(({ complaintId, derivation }) => ({
    complaint: byId.get(complaintId) as Complaint,
    derivation,
  }));
}

/** Whether it says the same: sentences follow from the rest. */
const isSame = ({ level, levelDerivation: held }: Complaint, derived: Derivation): boolean =>
  level === derived.level && held.sentenceEn === derived.sentenceEn;

async function noteChange(em: EntityManager, complaint: Complaint, derivation: Derivation, command: Relevel) {
  const { cause, correction, now } = command;
  const { id: complaintId, matterId, storeId, regionId, level: fromLevel, levelDerivation, policyVersion } = complaint;
  const { level } = derivation;
  const change: LevelChange = {
    id: uuidv7(),
    complaintId,
    cause,
    reason: correction?.reason ?? null,
    fromLevel,
    toLevel: level,
    isLower: rank(level) < rank(fromLevel),
    formerDerivation: levelDerivation,
    changedById: correction?.byId ?? null,
    onBehalfOfId: correction?.onBehalfOfId ?? null,
    changedAt: now,
  };
  await em.insert(LevelChange, change);
  const told = { complaintId, storeId, regionId, matterId, level, previousLevel: fromLevel, cause, policyVersion };
  record(em, now, [complaintLevelled.of({ ...told, levelledAt: now })]);
}
