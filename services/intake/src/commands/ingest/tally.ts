import type { ChannelKind, Level } from '@complaints/contracts';
import type { UnregisteredRow } from './list-rows.js';

/** What has become of the rows so far. */
export interface Tally {
  /** Rows in the file, or up to the limit. */
  read: number;
  registered: number;
  /** Registered by an earlier run. */
  alreadyThere: number;
  /** Of both, those that came back on a matter. */
  repeats: number;
  /** Refused: sending them again gives the same answer. */
  rejected: UnregisteredRow[];
  /** Not answered: another run sends them again. */
  failed: UnregisteredRow[];
  levels: Map<Level, number>;
  channels: Map<ChannelKind, number>;
  /** Words for a channel that the table does not have. */
  unknownChannels: Map<string, number>;
}

export const emptyTally = (): Tally => ({
  read: 0,
  registered: 0,
  alreadyThere: 0,
  repeats: 0,
  rejected: [],
  failed: [],
  levels: new Map(),
  channels: new Map(),
  unknownChannels: new Map(),
});

/** Rows that are done with, however they ended. */
export const doneOf = ({ registered, alreadyThere, rejected, failed }: Tally): number =>
  registered + alreadyThere + rejected.length + failed.length;

/** Counts one more under a key. */
export function countOne<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
