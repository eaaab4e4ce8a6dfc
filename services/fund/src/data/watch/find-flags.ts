import { RuleError } from '@complaints/contracts';
import { idOfCursor, type PageArgs, rowsToRead } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { validate as isUuid } from 'uuid';
import type { FlagKind, FlagState } from '../../domain/vocabulary.js';
import { Flag } from './flag.js';

/** The most flags of one disbursement, or disbursements of one flag, that are shown: the newest. */
export const MOST_SHOWN = 100;

/** Which flags a list shows; what is null is not looked at. */
export interface FlagFilter {
  state: FlagState | null;
  kind: FlagKind | null;
  /** A region to which one at least of the disbursements belongs. */
  regionId: string | null;
}

const CONDITIONS: Record<keyof FlagFilter, string> = {
  state: 'flag.state = :state',
  kind: 'flag.kind = :kind',
  regionId:
    'exists (select from flag_disbursement flagged where flagged.flag_id = flag.id and flagged.region_id = :regionId)',
};

/** A page of flags, the newest first; a row more than shown. @throws RuleError CURSOR_INVALID */
export async function findFlags(em: EntityManager, filter: FlagFilter, page: PageArgs): Promise<Flag[]> {
  const after = idOfCursor(page.after);
  if (filter.regionId !== null && !isUuid(filter.regionId)) return [];
  const query = em.createQueryBuilder(Flag, 'flag');
  for (const [name, condition] of Object.entries(CONDITIONS)) {
    const value = filter[name as keyof FlagFilter];
    if (value !== null) query.andWhere(condition, { [name]: value });
  }
  if (after !== null) query.andWhere('flag.id < :after', { after });
  return query.orderBy('flag.id', 'DESC').limit(rowsToRead(page)).getMany();
}

/** The newest flags of each of some disbursements, by the disbursement. */
export async function findFlagsOf(em: EntityManager, disbursementIds: readonly string[]): Promise<Map<string, Flag[]>> {
  const pairs: { of: string; id: string }[] = await em.query(
    `select asked.id as of, flagged.id from unnest($1::uuid[]) as asked (id) cross join lateral (
       select flag_id as id from flag_disbursement where disbursement_id = asked.id order by flag_id desc limit $2
     ) flagged`,
    [disbursementIds, MOST_SHOWN],
  );
  const ids = [...new Set(pairs.map(({ id }) => id))];
  const flags = await em.createQueryBuilder(Flag, 'flag').where('flag.id = any(:ids)', { ids }).getMany();
  const known = new Map(flags.map((flag) => [flag.id, flag]));
  return new Map(
    [...Map.groupBy(pairs, ({ of }) => of)].map(([of, some]) => [of, some.flatMap(({ id }) => known.get(id) ?? [])]),
  );
}

/** The newest disbursements of each of some flags, by the flag. */
export async function findFlagged(em: EntityManager, flagIds: readonly string[]): Promise<Map<string, string[]>> {
  const pairs: { of: string; id: string }[] = await em.query(
    `select asked.id as of, flagged.id from unnest($1::uuid[]) as asked (id) cross join lateral (
       select disbursement_id as id from flag_disbursement where flag_id = asked.id order by disbursement_id desc limit $2
     ) flagged`,
    [flagIds, MOST_SHOWN],
  );
  return new Map([...Map.groupBy(pairs, ({ of }) => of)].map(([of, some]) => [of, some.map(({ id }) => id)]));
}

/** Locks a flag; nothing is added to it until the transaction ends. @throws RuleError NOT_FOUND */
export async function lockFlag(em: EntityManager, id: string): Promise<Flag> {
  const found = isUuid(id) ? await em.findOne(Flag, { where: { id }, lock: { mode: 'pessimistic_write' } }) : null;
  if (!found) throw new RuleError('NOT_FOUND', 'There is no such flag.', ['flagId']);
  return found;
}

/** Everybody who asked for, granted or paid a disbursement of a flag, and on whose behalf it was granted. */
export async function findInvolved(em: EntityManager, flagId: string): Promise<string[]> {
  const rows: { id: string }[] = await em.query(
    `select distinct person.id
     from flag_disbursement join disbursement used on used.id = disbursement_id
     cross join lateral (values
       (used.proposer_id), (used.paid_by),
       (case when used.state <> 'REJECTED' then used.decided_by end),
       (case when used.state <> 'REJECTED' then used.decided_on_behalf_of end)
     ) as person (id)
     where flag_id = $1 and person.id is not null`,
    [flagId],
  );
  return rows.map(({ id }) => id);
}
