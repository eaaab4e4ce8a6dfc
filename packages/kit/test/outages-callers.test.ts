import { Ctx, Query, Resolver } from 'type-graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '../src/graphql/context.js';
import { mutate, type Service } from '../src/index.js';
import { createTestDatabase, eventually } from '../src/testing/index.js';
import { type Askable, startAskable } from './asking.js';
import { sender } from './parcel-service.js';

let held: AbortSignal | undefined;
/** Reading whose posts they are takes as long as the test wants. */
const posts = Promise.withResolvers<void>();
let begun = 0;

@Resolver()
class HangingResolver {
  @Query(() => Boolean, { nullable: true, description: 'Never answers.' })
  hang(@Ctx() { signal }: Context): Promise<boolean> {
    held = signal;
    return new Promise(() => undefined);
  }

  @Query(() => Boolean, { nullable: true, description: 'Changes something.' })
  async change(@Ctx() context: Context): Promise<boolean> {
    held = context.signal;
    await mutate(context, {
      operation: 'change',
      input: { idempotencyKey: 'one-and-only' },
      field: 'changed',
      async act() {
        begun += 1;
        return crypto.randomUUID();
      },
      read: async (id) => id,
    });
    return true;
  }
}

const hanging: Service = {
  ...sender,
  graph: { ...sender.graph, resolvers: [...sender.graph.resolvers, HangingResolver] },
  async seatsOf() {
    await posts.promise;
    return [];
  },
};

let service: Askable;
beforeAll(async () => {
  service = await startAskable(hanging, (await createTestDatabase(hanging)).databaseUrl);
});
afterAll(() => service.stop());

const counted = (operation: string, outcome: string) =>
  eventually(async () =>
    (await service.metrics()).includes(`requests_total{operation="${operation}",outcome="${outcome}"} 1`)
      ? true
      : undefined,
  );

test('what takes longer than 4 s is answered as a time-out, and is told that nobody waits', async () => {
  const answer = await service.ask('{ hang }');
  expect(answer).toMatchObject({ status: 200, code: 'TIMEOUT' });
  expect(answer.ms).toBeGreaterThan(3_900);
  expect(answer.ms).toBeLessThan(4_500);
  expect(held?.aborted).toBe(true);
  await counted('query hang', 'timeout');
});

test('nothing is begun for a caller who has gone', async () => {
  held = undefined;
  const leaving = new AbortController();
  const asked = service.ask('{ change }', {}, leaving.signal);
  await eventually(() => held);
  leaving.abort();
  await expect(asked).rejects.toThrow('aborted');
  await eventually(() => held?.aborted || undefined);
  posts.resolve();
  await counted('query change', 'cancelled');
  expect(begun).toBe(0);
  expect(await service.ask('{ change }')).toMatchObject({ status: 200, data: { change: true } });
  expect(begun).toBe(1);
});
