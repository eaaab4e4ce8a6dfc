import type { Bus } from '../events/bus.js';

/** A bus nobody answers on: what is told stays in the outbox, and nothing is heard unless a test says it. */
export const silentBus = (): Bus => ({
  connection: () => new Promise(() => undefined),
  lost: () => new AbortController().signal,
  newInbox: () => 'nowhere',
  answers: async () => false,
  stop: async () => undefined,
});
