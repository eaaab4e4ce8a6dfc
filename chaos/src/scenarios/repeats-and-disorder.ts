import { connect, headers, type NatsConnection } from 'nats';
import type { KitHouse } from '../house/kit-house.js';
import { readStream } from '../house/read-stream.js';
import type { Random } from '../random.js';
import type { Scenario } from './scenario.js';
import { underLoad, untilMoved } from './under-load.js';

const MOVES = { full: 500, short: 30 };
/** In the short form the stream still holds what all scenarios before have told: the last of it is enough. */
const HEARD = { full: Number.POSITIVE_INFINITY, short: 100 };

/**
 * Messages that were heard come again under other message ids, which the stream cannot recognise: some at once, some late
 * and in a foreign order.
 */
export const repeatsAndDisorder: Scenario = {
  name: 'repeats-and-disorder',
  title: 'messages repeated and out of order',
  async run(house, extent, account) {
    const { random, short } = extent;
    await underLoad(house, extent, account, async () => {
      await untilMoved(account, short ? MOVES.short : MOVES.full);
      const held = await house.nats.asOperator((connection) => readStream(connection, 'SENDER'));
      const wires = held.slice(-(short ? HEARD.short : HEARD.full));
      const repeated = [...shuffled(random, wires), ...wires.toReversed(), ...wires.slice(0, wires.length / 2)];
      await asSender(house, async (connection) => {
        const jetStream = connection.jetstream();
        for (const { subject, data } of repeated) {
          const header = headers();
          header.set('Nats-Msg-Id', random.uuid());
          await jetStream.publish(subject, data, { headers: header });
        }
      });
      account.notes.repeatedMessages = repeated.length;
      await untilMoved(account, MOVES.short / 3);
    });
  },
};

async function asSender(house: KitHouse, work: (connection: NatsConnection) => Promise<void>): Promise<void> {
  const connection = await connect({
    servers: house.nats.url,
    user: 'sender',
    pass: house.nats.users.sender,
    inboxPrefix: '_INBOX_sender',
  });
  try {
    await work(connection);
  } finally {
    await connection.close();
  }
}

function shuffled<T>(random: Random, values: readonly T[]): T[] {
  return values
    .map((value) => ({ value, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ value }) => value);
}
