import { Manner } from '../parcel/events.js';
import type { Random } from '../random.js';
import { sleep } from './machine.js';

/** An operation that the sender has acknowledged. */
interface Acknowledged {
  key: string;
  parcelId: string;
  stepId: string;
  manner: Manner;
}

/** Moves that were asked for: those acknowledged, and those whose client gave up before an answer came. */
export interface Asked {
  acknowledged: Acknowledged[];
  unanswered: string[];
}

export interface Load {
  readonly asked: Asked;
  /** Lets the running moves end, for at most some seconds. */
  stop(): Promise<void>;
}

const ANSWER_MS = 3_000;
const AGAIN_MS = 50;
const LAST_PATIENCE_MS = 15_000;
const PARCELS = 24;

/**
 * Moves parcels without end: each client asks one move at a time, again with the same key until it is acknowledged.
 * The clients pause in between, so that what is measured is not a queue of their own making.
 * @param asked is added to, so that several loads can share one account
 * @param troubles how often, of a hundred, a move meets a fault at first and is refused
 */
export function startLoad(options: {
  doorUrl: string;
  random: Random;
  asked: Asked;
  clients?: number;
  pauseMs: number;
  troubles: { faults: number; refusals: number };
}): Load {
  const { doorUrl, random, asked, clients = 6, pauseMs, troubles } = options;
  const parcels = Array.from({ length: PARCELS }, () => random.uuid());
  let stopping = false;
  let givingUpAt = Number.POSITIVE_INFINITY;
  const troubleOf = (percent: number): Manner => {
    if (percent <= troubles.faults) return Manner.FAULT_FIRST;
    return percent <= troubles.faults + troubles.refusals ? Manner.REFUSED : Manner.PLAIN;
  };
  async function client(): Promise<void> {
    while (!stopping) {
      const move = { key: random.uuid(), parcelId: random.pick(parcels), manner: troubleOf(random.between(1, 100)) };
      for (;;) {
        const stepId = await askForMove(doorUrl, move);
        if (stepId) {
          asked.acknowledged.push({ ...move, stepId });
          break;
        }
        if (performance.now() > givingUpAt) {
          asked.unanswered.push(move.key);
          break;
        }
        await sleep(AGAIN_MS);
      }
      await sleep(pauseMs);
    }
  }
  const running = Promise.all(Array.from({ length: clients }, client));
  return {
    asked,
    async stop() {
      stopping = true;
      givingUpAt = performance.now() + LAST_PATIENCE_MS;
      await running;
    },
  };
}

async function askForMove(
  doorUrl: string,
  move: { key: string; parcelId: string; manner: Manner },
): Promise<string | undefined> {
  try {
    const response = await fetch(doorUrl, {
      method: 'POST',
      body: JSON.stringify(move),
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    const answer = await response.text();
    return response.ok ? (JSON.parse(answer).stepId as string) : undefined;
  } catch {
    return undefined;
  }
}
