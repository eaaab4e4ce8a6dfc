import { type CallerClaims, Role } from '@complaints/contracts';
import type { DataSource, EntityManager } from 'typeorm';
import type { Clock } from '../process/clock.js';
import type { Log } from '../process/log.js';
import type { Actor, Seat } from '../pure/rights.js';

/** Finds the posts a person may act from at an instant, in the service's own copy of the directory. */
export type SeatsOf = (em: EntityManager, staffId: string, now: Date) => Promise<Seat[]>;

/** What resolvers are handed, new for every request. */
export interface Context {
  readonly caller: CallerClaims;
  readonly requestId: string;
  readonly dataSource: DataSource;
  readonly clock: Clock;
  readonly log: Log;
  /** Where people reach the platform, without a slash at the end: addresses that are given out begin with it. */
  readonly publicUrl: string;
  /** What the service was handed from outside; it alone knows the type. */
  readonly outside: unknown;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  /** Who acts, with the posts held at this moment; read once per request. */
  actor(): Promise<Actor>;
  /** The request's one loader of a kind, made when first asked for. */
  loader<Loader>(create: (context: Context) => Loader): Loader;
  /** Drops the loaders, so that what was read before a change is not answered after it. */
  forget(): void;
}

export function createContext(parts: Omit<Context, 'actor' | 'loader' | 'forget'> & { seatsOf: SeatsOf }): Context {
  const { seatsOf, ...given } = parts;
  const loaders = new Map<unknown, unknown>();
  let actor: Promise<Actor> | undefined;
  const context: Context = {
    ...given,
    actor() {
      actor ??= readActor(given.caller, given.dataSource.manager, given.clock.now(), seatsOf);
      return actor;
    },
    loader<Loader>(create: (context: Context) => Loader): Loader {
      if (!loaders.has(create)) loaders.set(create, create(context));
      return loaders.get(create) as Loader;
    },
    forget: () => loaders.clear(),
  };
  return context;
}

async function readActor(caller: CallerClaims, em: EntityManager, now: Date, seatsOf: SeatsOf): Promise<Actor> {
  const isStaff = caller.role === Role.STAFF || caller.role === Role.ADMINISTRATOR;
  return { id: caller.sub, role: caller.role, seats: isStaff ? await seatsOf(em, caller.sub, now) : [] };
}
