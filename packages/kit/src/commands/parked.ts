import { findParked, skip, unpark } from '../events/outbox.js';
import { type EventsCommand, readId, readLimit, readReason, readWords, UsageError } from './command.js';
import { withClient } from './with-client.js';

/** Events that could not be sent: those behind them of the same aggregate wait until somebody decides. */
export const parked: EventsCommand = {
  usage: ['parked list [--limit N]', 'parked unpark ID', 'parked skip ID --reason TEXT'].join('\n'),
  async run({ databaseUrl, words, print }) {
    const { values, positionals } = readWords(words, ['limit', 'reason']);
    const [what, id] = positionals;
    if (what === 'list') {
      const limit = readLimit(values.limit);
      const rows = await withClient(databaseUrl, (client) => findParked(client, limit));
      for (const row of rows) print(row);
      if (rows.length === 0) print('no event is parked');
      return;
    }
    if (what !== 'unpark' && what !== 'skip') throw new UsageError(`there is no ${what ?? 'command without a word'}`);
    const eventId = readId(id);
    const reason = what === 'skip' ? readReason(values.reason) : undefined;
    const done = await withClient(databaseUrl, (client) =>
      reason === undefined ? unpark(client, eventId) : skip(client, eventId, reason),
    );
    if (!done) throw new UsageError(`no event ${eventId} is parked`);
    print({ event_id: eventId, became: what === 'skip' ? 'SKIPPED' : 'TO_BE_SENT', reason });
  },
};
