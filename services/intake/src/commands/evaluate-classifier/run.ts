import { vectorOf } from '../../domain/classifier/model.js';
import { rank } from '../../domain/classifier/suggest.js';
import { type Example, train } from '../../domain/classifier/train.js';
import { CannotRun } from '../ingest/cannot-run.js';
import { figuresOf, type Said } from './figures.js';
import { type LabelledRow, readLabelledRows } from './labelled-rows.js';
import { DEFAULT, type Options, readOptions } from './options.js';
import { reportOf } from './report.js';
import { splitByCustomer } from './split.js';

const HELP = `Measures how well classification is suggested after learning from a JSON Lines file of labelled complaints.

  npm run evaluate:classifier -- --from FILE [--learn N] [--seed N]

Four fifths of the rows are learned, the rest is asked about; all rows of one customer_id are in the same part, a row
without one is a customer of its own. Then the same rows are asked about after learning only N of the four fifths.
Fields of a row: label, title, text or tokens, customer_id; a row without label or words is left out.

Options
  --from FILE   the file, one JSON object per line, UTF-8
  --learn N     how many are learned the second time; ${DEFAULT.learn}
  --seed N      by what chance the rows are split; ${DEFAULT.seed}

Exit code: 0 measured; 1 it could not run.
`;
const FEWEST_ROWS = 10;

interface Streams {
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown };
}

/** Runs the program; answers its exit code. */
export async function run(words: readonly string[], { stdout, stderr }: Streams): Promise<number> {
  try {
    const options = readOptions(words);
    stdout.write(options === 'HELP' ? HELP : evaluate(await readLabelledRows(options.from), options));
    return 0;
  } catch (error) {
    stderr.write(`${error instanceof CannotRun ? error.message : (error as Error).stack}\n`);
    return 1;
  }
}

function evaluate(rows: readonly LabelledRow[], { from, learn, seed }: Options): string {
  const { learned, asked } = splitByCustomer(rows, seed);
  if (rows.length < FEWEST_ROWS || asked.length === 0) {
    throw new CannotRun(`${from} holds ${rows.length} labelled rows: too few to learn some and ask about others.`);
  }
  const title = (count: number) => `${from}, seed ${seed}: ${count} learned`;
  const few = learned.slice(0, learn);
  const parts = few.length < learned.length ? [learned, few] : [learned];
  return parts
    .map((part) => ({ part, said: sayOf(part, asked) }))
    .map(({ part, said }) => reportOf(title(part.length), figuresOf(said), said))
    .join('\n');
}

/** What is said of rows after learning others. */
function sayOf(learned: readonly Example[], asked: readonly LabelledRow[]): Said[] {
  const { model } = train(learned);
  return asked.map(({ label: right, features }) => ({ right, ranked: rank(model, vectorOf(model.signs, features)) }));
}
