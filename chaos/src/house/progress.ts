import { type Database, openDatabase } from './database.js';
import { type KitHouse, otherSide, SIDES, type SideName } from './kit-house.js';
import { sleep } from './machine.js';

/** Sequences are given before the commit, so a lower one can appear after a higher one. */
const OVERLAP = 2_000;

interface Told {
  highest: number;
  seen: Set<string>;
  /** Committed and not yet known to have taken effect; whether its handler meets a fault of its own. */
  outstanding: Map<string, boolean>;
}

/** Follows which committed events have taken effect on the other side, or been set aside there. */
export interface Progress {
  /**
   * Waits until all that is committed has taken effect, in both directions, and no row waits to be sent.
   * @param patienceMs how long to wait without any progress
   * @returns whether it came to rest; when not, the checker tells what is missing
   */
  settle(patienceMs: number): Promise<boolean>;
  /**
   * The events that are outstanding now, but for those whose handler meets a fault of its own: they wait for seconds by
   * design.
   */
  outstanding(): Promise<readonly string[]>;
  /** Waits until these have taken effect. @returns whether all have in time */
  untilTaken(events: readonly string[], withinMs: number): Promise<boolean>;
}

function followProgress(databases: Record<SideName, Database>, signal: AbortSignal): Progress {
  const told: Record<SideName, Told> = { sender: nothing(), receiver: nothing() };

  async function look(): Promise<void> {
    for (const side of SIDES) {
      await readNew(databases[side], told[side]);
      await forgetTaken(databases[otherSide(side)], told[side]);
    }
  }
  /** Events outstanding and rows to be sent; looked at twice, since what was handled meanwhile may have told something new. */
  async function countRest(): Promise<number> {
    await look();
    await look();
    const waiting = await Promise.all(SIDES.map((side) => databases[side].all<{ count: number }>(WAITING)));
    return [...waiting.flat().map(({ count }) => count), ...SIDES.map((side) => told[side].outstanding.size)].reduce(
      (a, b) => a + b,
    );
  }
  const isOutstanding = (event: string) => SIDES.some((side) => told[side].outstanding.has(event));

  return {
    async settle(patienceMs) {
      let before = Number.NaN;
      for (let since = performance.now(); performance.now() - since < patienceMs; ) {
        signal.throwIfAborted();
        const rest = await countRest().catch(() => before);
        if (rest === 0) return true;
        if (rest !== before) since = performance.now();
        before = rest;
        await sleep(50);
      }
      return false;
    },
    async outstanding() {
      await look();
      return SIDES.flatMap((side) => [...told[side].outstanding].flatMap(([id, meetsFault]) => (meetsFault ? [] : id)));
    },
    async untilTaken(events, withinMs) {
      const end = performance.now() + withinMs;
      while (performance.now() < end) {
        signal.throwIfAborted();
        await look().catch(() => undefined);
        if (!events.some(isOutstanding)) return true;
        await sleep(25);
      }
      return false;
    },
  };
}

const WAITING = 'select count(*)::int from outbox where sent_at is null and parked_at is null';

const nothing = (): Told => ({ highest: 0, seen: new Set(), outstanding: new Map() });

async function readNew(database: Database, told: Told): Promise<void> {
  const rows = await database.all<{ sequence: string; id: string; fault: boolean }>(
    `select sequence, event_id as id, coalesce(payload->>'manner', '') = 'FAULT_FIRST' as fault
     from outbox where sequence > $1 order by sequence`,
    [told.highest - OVERLAP],
  );
  for (const { sequence, id, fault } of rows) {
    told.highest = Math.max(told.highest, Number(sequence));
    if (told.seen.has(id)) continue;
    told.seen.add(id);
    told.outstanding.set(id, fault);
  }
}

async function forgetTaken(database: Database, { outstanding }: Told): Promise<void> {
  if (outstanding.size === 0) return;
  const rows = await database.all<{ id: string }>(
    `select event_id as id from inbox where event_id = any($1)
     union select event_id from dead_letter where event_id = any($1)`,
    [[...outstanding.keys()]],
  );
  for (const { id } of rows) outstanding.delete(id);
}

/** Follows a house's progress; what it opens is closed with the house. */
export const openProgress = ({ databases, signal }: Pick<KitHouse, 'databases' | 'signal'>) => {
  const open = {
    sender: openDatabase(databases.sender.databaseUrl),
    receiver: openDatabase(databases.receiver.databaseUrl),
  };
  return {
    progress: followProgress(open, signal),
    close: () => Promise.all([open.sender.close(), open.receiver.close()]),
  };
};
