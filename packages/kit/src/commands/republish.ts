import { resendOf, resendSince } from '../events/outbox-in-stream.js';
import { type EventsCommand, readId, readWords, UsageError } from './command.js';
import { withClient } from './with-client.js';

/**
 * Sends events once more, for a copy that is built anew or was restored from an older backup. Who has them already drops
 * them; facts keep their own time, and copies of state take only what is newer.
 */
export const republish: EventsCommand = {
  usage: ['republish --since INSTANT', 'republish --aggregate ID'].join('\n'),
  async run({ databaseUrl, words, print }) {
    const { values } = readWords(words, ['since', 'aggregate']);
    if ((values.since === undefined) === (values.aggregate === undefined)) {
      throw new UsageError('either --since or --aggregate says what');
    }
    const since = values.since === undefined ? undefined : readInstant(values.since);
    const events = await withClient(databaseUrl, (client) =>
      since ? resendSince(client, since) : resendOf(client, readId(values.aggregate)),
    );
    print({ events, became: 'TO_BE_SENT' });
  },
};

function readInstant(text: string): Date {
  const instant = new Date(text);
  if (!/^\d{4}-\d\d-\d\d(T.+(Z|[+-]\d\d:\d\d))?$/.test(text) || Number.isNaN(instant.getTime())) {
    throw new UsageError(`${text} is no instant such as 2026-11-23T08:00:00+08:00`);
  }
  return instant;
}
