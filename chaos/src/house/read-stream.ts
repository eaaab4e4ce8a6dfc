import type { NatsConnection } from 'nats';

/** A message as it stands in a stream. */
export interface Wire {
  subject: string;
  data: Uint8Array;
}

/** Every message that a stream holds now, in its order. */
export async function readStream(connection: NatsConnection, name: string): Promise<Wire[]> {
  const { state } = await (await connection.jetstreamManager()).streams.info(name);
  const wires: Wire[] = [];
  if (state.messages === 0) return wires;
  const consumer = await connection.jetstream().consumers.get(name);
  const messages = await consumer.consume({ max_messages: 1_000 });
  for await (const { subject, data, seq } of messages) {
    wires.push({ subject, data });
    if (seq >= state.last_seq) break;
  }
  await messages.close();
  return wires;
}
