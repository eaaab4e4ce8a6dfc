import type { Scope } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { validate as isUuid } from 'uuid';
import { COUNTERS, type Counter, type Counts } from '../domain/counting.js';
import type { Range } from '../domain/range.js';
import type { Tally } from '../domain/rates.js';
import { FIGURE_IN_SCOPE, REGION_IN_SCOPE, STORE_IN_SCOPE, scopeParameters } from './scope.js';

/** Stands for no store and for no region. */
export const NIL = '00000000-0000-0000-0000-000000000000';

/** Which row of the daily figures something is counted on. */
export interface FiguresKey {
  storeId: string | null;
  regionId: string | null;
  day: string;
  confidential: boolean;
}

/** What was counted on one day. */
export interface DayTally extends Tally {
  day: string;
}

const columnOf = (counter: Counter): string => counter.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const COLUMNS = COUNTERS.map(columnOf);
const KEY = ['store_id', 'region_id', 'day', 'confidential'];

const ADD = `
  insert into daily_figures as held (${[...KEY, ...COLUMNS].join(', ')})
  values (${[...KEY, ...COLUMNS].map((_, index) => `$${index + 1}`).join(', ')})
  on conflict (${KEY.join(', ')}) do update
  set ${COLUMNS.map((column) => `${column} = held.${column} + excluded.${column}`).join(', ')}`;

const SUMS = COLUMNS.map((column) => `sum(figure.${column}) "${column}"`).join(', ');

/** Adds counts to one row; the row is made when it is the first of its key. */
export async function addToDailyFigures(em: EntityManager, key: FiguresKey, counts: Counts): Promise<void> {
  const { storeId, regionId, day, confidential } = key;
  await em.query(ADD, [
    storeId ?? NIL,
    regionId ?? NIL,
    day,
    confidential,
    ...COUNTERS.map((counter) => counts[counter] ?? 0),
  ]);
}

/** What was counted per day in all that the scope reaches. Source: R80, R91. */
export async function findFigures(em: EntityManager, range: Range, scope: Scope): Promise<DayTally[]> {
  const rows = await em.query(
    `select figure.day::text "day", ${SUMS} from daily_figures figure
     where figure.day between $4 and $5 and ${FIGURE_IN_SCOPE} group by figure.day order by figure.day`,
    [...scopeParameters(scope), range.from, range.to],
  );
  return rows.map(dayTallyOf);
}

const PLACES = {
  store: { table: 'directory_store', column: 'store_id', inScope: STORE_IN_SCOPE },
  region: { table: 'directory_region', column: 'region_id', inScope: REGION_IN_SCOPE },
} as const;

/**
 * What was counted per day for many stores or regions at once. Ids are what somebody typed.
 * @returns by place; a place that is not known or not reached is absent. Source: R80, R91.
 */
export async function findFiguresOf(
  em: EntityManager,
  places: { kind: keyof typeof PLACES; ids: readonly string[] },
  { range, scope }: { range: Range; scope: Scope },
): Promise<Map<string, DayTally[]>> {
  const { table, column, inScope } = PLACES[places.kind];
  const rows = await em.query(
    `select place.id "placeId", figure.day::text "day", ${SUMS}
     from ${table} place
     left join daily_figures figure
       on figure.${column} = place.id and figure.day between $4 and $5 and ${FIGURE_IN_SCOPE}
     where place.id = any($6::uuid[]) and ${inScope}
     group by place.id, figure.day order by place.id, figure.day`,
    [...scopeParameters(scope), range.from, range.to, places.ids.filter((id) => isUuid(id))],
  );
  const byPlace = new Map<string, DayTally[]>();
  for (const row of rows) {
    const days = byPlace.get(row.placeId) ?? [];
    if (row.day !== null) days.push(dayTallyOf(row));
    byPlace.set(row.placeId, days);
  }
  return byPlace;
}

function dayTallyOf(row: Record<string, string>): DayTally {
  const tally = Object.fromEntries(COUNTERS.map((counter) => [counter, Number(row[columnOf(counter)])])) as Tally;
  return { day: row.day as string, ...tally };
}

/** The first day after another on which anything was counted or kept; null when there is none. */
export async function findNextDay(em: EntityManager, after: string): Promise<string | null> {
  const [{ day }] = await em.query(
    `select least((select min(day) from fact where day > $1), (select min(day) from daily_figures where day > $1))::text "day"`,
    [after],
  );
  return day;
}

/** Takes a day's rows away, after making everybody wait who counts; reading goes on. */
export async function clearDay(em: EntityManager, day: string): Promise<void> {
  await em.query('lock table daily_figures in share row exclusive mode');
  await em.query('delete from daily_figures where day = $1', [day]);
}
