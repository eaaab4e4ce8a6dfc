import { newId } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import type { Finding, FlaggedBefore } from '../../domain/watch/rules.js';
import type { Use } from '../../domain/watch/use.js';

/** Locks the flag about a finding's subject that waits for a decision, and so keeps anybody from deciding on it. */
export async function lockOpenFlag(em: EntityManager, { why, subject }: Finding): Promise<string | null> {
  const [flag] = await em.query(
    `select id from flag where kind = $1 and subject = $2 and state = 'OPEN' for no key update`,
    [why.kind, subject],
  );
  return flag?.id ?? null;
}

/** What of a finding is flagged already, for the same reason. @param openId the open flag, locked; null where there is none */
export async function findFlaggedBefore(
  em: EntityManager,
  { why, subject, uses }: Finding,
  openId: string | null,
): Promise<FlaggedBefore> {
  const rows: { id: string; isOpen: boolean }[] = await em.query(
    `select disbursement_id as id, state = 'OPEN' as "isOpen"
     from flag join flag_disbursement on flag_id = flag.id
     where kind = $1 and subject = $2 and disbursement_id = any($3::uuid[])`,
    [why.kind, subject, uses.map(({ id }) => id)],
  );
  const those = (isOpen: boolean) => new Set(rows.filter((row) => row.isOpen === isOpen).map(({ id }) => id));
  return { isOpen: openId !== null, open: those(true), decided: those(false) };
}

const sumOf = (uses: readonly Use[]): number => uses.reduce((fen, { amountFen }) => fen + amountFen, 0);

/** Adds uses to an open flag, which is locked. */
export async function addToFlag(em: EntityManager, flagId: string, uses: readonly Use[]): Promise<void> {
  await insertRows(em, flagId, uses);
  await em.query('update flag set uses = uses + $2, sum_fen = sum_fen + $3 where id = $1', [
    ...[flagId, uses.length, sumOf(uses)],
  ]);
}

/** Raises a flag with some uses of a finding. @returns whether it did; not where somebody else has raised one meanwhile */
export async function insertFlag(
  em: EntityManager,
  { why: { kind, ...figures }, subject, policyVersion }: Finding,
  { uses, now }: { uses: readonly Use[]; now: Date },
): Promise<boolean> {
  const [flag] = await em.query(
    `insert into flag (id, kind, subject, figures, state, raised_at, policy_version, uses, sum_fen)
     values ($1, $2, $3, $4, 'OPEN', $5, $6, $7, $8)
     on conflict (kind, subject) where state = 'OPEN' do nothing returning id`,
    [newId(), kind, subject, figures, now, policyVersion, uses.length, sumOf(uses)],
  );
  if (flag) await insertRows(em, flag.id, uses);
  return flag !== undefined;
}

async function insertRows(em: EntityManager, flagId: string, uses: readonly Use[]): Promise<void> {
  await em.query(
    `insert into flag_disbursement (flag_id, disbursement_id, region_id)
     select $1::uuid, * from unnest($2::uuid[], $3::uuid[])`,
    [flagId, uses.map(({ id }) => id), uses.map(({ regionId }) => regionId)],
  );
}
