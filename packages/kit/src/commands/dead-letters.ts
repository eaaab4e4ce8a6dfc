import {
  dropDeadLetter,
  findDeadLetterIds,
  findDeadLetters,
  readDeadLetter,
  retryDeadLetter,
} from '../events/dead-letters.js';
import {
  type EventsCommand,
  type EventsCommandContext,
  readId,
  readLimit,
  readReason,
  readWords,
  UsageError,
} from './command.js';

const PROGRESS_EVERY = 100;

/** Messages that could not be handled: nothing of them is lost until somebody says so. */
export const deadLetters: EventsCommand = {
  usage: [
    'dead-letters list [--subject SUBJECT] [--limit N] [--after ID]',
    'dead-letters show ID',
    'dead-letters retry ID',
    'dead-letters retry --all [--subject SUBJECT]',
    'dead-letters drop ID --reason TEXT',
  ].join('\n'),
  async run(context) {
    const { values, positionals } = readWords(context.words, ['subject', 'limit', 'after', 'reason'], ['all']);
    const [what, id] = positionals;
    if (what === 'list') return list(context, values);
    if (what === 'show') return show(context, readId(id));
    if (what === 'retry') return values.all ? retryAll(context, values.subject) : retry(context, readId(id));
    if (what === 'drop') return drop(context, readId(id), readReason(values.reason));
    throw new UsageError(`there is no ${what ?? 'command without a word'}`);
  },
};

async function list({ dataSource, print }: EventsCommandContext, values: Record<string, string | undefined>) {
  const page = {
    limit: readLimit(values.limit),
    subject: values.subject,
    after: values.after === undefined ? undefined : readId(values.after),
  };
  const letters = await findDeadLetters(dataSource, page);
  for (const letter of letters) print(letter);
  if (letters.length === 0) print('there are no dead letters');
  if (letters.length === page.limit) print(`there may be more: --after ${letters.at(-1)?.event_id}`);
}

async function show({ dataSource, print }: EventsCommandContext, id: string): Promise<void> {
  print(await letterWith(dataSource, id));
}

async function retry({ dataSource, consume, print }: EventsCommandContext, id: string): Promise<void> {
  const verdict = await retryDeadLetter(dataSource, consume, await letterWith(dataSource, id));
  print({ event_id: id, became: verdict.kind, error: 'error' in verdict ? String(verdict.error) : undefined });
}

/** Each letter that was there at the start once, oldest first. */
async function retryAll({ dataSource, consume, print }: EventsCommandContext, subject: string | undefined) {
  const ids = await findDeadLetterIds(dataSource, subject);
  const became: Record<string, number> = {};
  for (const [index, id] of ids.entries()) {
    const letter = await readDeadLetter(dataSource, id);
    // Somebody else may have seen to it meanwhile.
    const kind = letter && !letter.dropped_at ? (await retryDeadLetter(dataSource, consume, letter)).kind : 'GONE';
    became[kind] = (became[kind] ?? 0) + 1;
    if ((index + 1) % PROGRESS_EVERY === 0) print({ tried: index + 1, of: ids.length, became: { ...became } });
  }
  print({ tried: ids.length, of: ids.length, became: { ...became } });
}

async function drop({ dataSource, print }: EventsCommandContext, id: string, reason: string): Promise<void> {
  if (!(await dropDeadLetter(dataSource, id, reason))) throw new UsageError(`there is no dead letter ${id} to drop`);
  print({ event_id: id, became: 'DROPPED', reason });
}

async function letterWith(dataSource: EventsCommandContext['dataSource'], id: string) {
  const letter = await readDeadLetter(dataSource, id);
  if (!letter) throw new UsageError(`there is no dead letter ${id}`);
  return letter;
}
