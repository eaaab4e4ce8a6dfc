import type { Books, Side } from './books.js';
import { tally, type Violation } from './violation.js';

/**
 * Judges a house that has come to rest: every acknowledged operation is there once, every committed event has taken
 * effect once in the other service, nothing waits, and nothing is anywhere that nobody told.
 */
export function checkKitHouse(books: Books): Violation[] {
  return [
    ...checkOperations(books),
    ...checkDirection('sender', books.sender, books.receiver),
    ...checkDirection('receiver', books.receiver, books.sender),
  ];
}

/** I1: an acknowledged operation exists exactly once, under its key, with the event that tells it. */
function* checkOperations({ sender, acknowledged }: Books): Generator<Violation> {
  const steps = tally(sender.steps.map(({ id }) => id));
  const keys = tally(sender.steps.map(({ askedWith }) => askedWith));
  const told = tally(sender.outbox.map(({ stepId }) => stepId));
  for (const { key, stepId } of acknowledged) {
    if (!steps.has(stepId)) {
      yield { kind: 'LOST', evidence: `step ${stepId} was acknowledged under key ${key} and is not in sender.step` };
    }
  }
  for (const [key, count] of keys) {
    if (count > 1) yield { kind: 'DOUBLED', evidence: `key ${key} has ${count} rows in sender.step` };
  }
  for (const { id, parcelId } of sender.steps) {
    if (told.get(id) !== 1) {
      yield { kind: 'WRONG', evidence: `step ${id} of ${parcelId} has ${told.get(id) ?? 0} rows in sender.outbox` };
    }
  }
  yield* checkCounter('sender.parcel', sender.steps, new Map(sender.parcels.map(({ id, steps: n }) => [id, n])));
}

/** I2, I6: published = handled + set aside + withheld, one effect per handled event, versions without gaps. */
function* checkDirection(teller: string, from: Side, to: Side): Generator<Violation> {
  const handled = new Set(to.inbox);
  const dead = new Set(to.dead);
  const effects = tally(to.effects.map(({ eventId }) => eventId));
  const told = new Set(from.outbox.map(({ eventId }) => eventId));
  const inStream = new Set(from.stream);
  for (const row of from.outbox) {
    const name = `${teller}'s event ${row.eventId} (aggregate ${row.aggregateId}, version ${row.version})`;
    const where = `${row.sent ? 'marked sent' : 'not marked sent'}, ${inStream.has(row.eventId) ? '' : 'not '}in the stream`;
    const count = effects.get(row.eventId) ?? 0;
    if (!row.sent && !row.withheld) yield { kind: 'LOST', evidence: `${name} still waits in the outbox (${where})` };
    else if (row.withheld || dead.has(row.eventId)) {
      if (count > 0)
        yield { kind: 'DOUBLED', evidence: `${name} is withheld or set aside and took effect ${count} times` };
    } else if (count === 0) {
      const mark = handled.has(row.eventId) ? 'in the inbox' : 'not in the inbox';
      yield { kind: 'LOST', evidence: `${name} took no effect: ${where}, ${mark}, no dead letter` };
    } else if (count > 1) yield { kind: 'DOUBLED', evidence: `${name} took effect ${count} times (${where})` };
  }
  for (const [eventId, count] of effects) {
    if (!told.has(eventId))
      yield { kind: 'WRONG', evidence: `${count} effects of ${eventId}, which ${teller} never told` };
    if (!handled.has(eventId)) yield { kind: 'WRONG', evidence: `effects of ${eventId} without a mark in the inbox` };
  }
  for (const eventId of inStream) {
    if (!told.has(eventId))
      yield { kind: 'WRONG', evidence: `${eventId} is in ${teller}'s stream and not in its outbox` };
  }
  yield* checkCounter(`effects of ${teller}`, to.effects, new Map(to.effectCounts.map((c) => [c.parcelId, c.effects])));
  yield* checkVersions(teller, from);
}

function* checkCounter(
  name: string,
  rows: readonly { parcelId: string }[],
  counted: ReadonlyMap<string, number>,
): Generator<Violation> {
  const there = tally(rows.map(({ parcelId }) => parcelId));
  for (const parcelId of new Set([...there.keys(), ...counted.keys()])) {
    const [rowCount, counter] = [there.get(parcelId) ?? 0, counted.get(parcelId) ?? 0];
    if (rowCount !== counter) {
      yield { kind: 'WRONG', evidence: `${name}: parcel ${parcelId} has ${rowCount} rows and a counter of ${counter}` };
    }
  }
}

function* checkVersions(teller: string, { outbox }: Side): Generator<Violation> {
  const versions = new Map<string, number[]>();
  for (const { aggregateId, version } of outbox) {
    versions.set(aggregateId, [...(versions.get(aggregateId) ?? []), version]);
  }
  for (const [aggregateId, found] of versions) {
    const sorted = found.sort((a, b) => a - b);
    if (sorted.some((version, index) => version !== index + 1)) {
      yield { kind: 'WRONG', evidence: `${teller}: the versions of ${aggregateId} are ${sorted.join(', ')}` };
    }
  }
}
