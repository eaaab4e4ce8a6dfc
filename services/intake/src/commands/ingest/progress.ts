import type { WriteStream } from 'node:tty';
import { doneOf, type Tally } from './tally.js';

const BAR_CHARACTERS = 30;
const BAR_EVERY_MS = 100;
const LINE_EVERY_MS = 5_000;

/** Shows how far a run is: a bar on a terminal, a line every five seconds elsewhere. */
export function showProgress(tally: Tally, output: Pick<WriteStream, 'write' | 'isTTY'>): { end(): void } {
  const draw = () => {
    if (output.isTTY) output.write(`\r\u001b[K${barOf(tally)}`);
    else output.write(`${wordsOf(tally)}\n`);
  };
  const timer = setInterval(draw, output.isTTY ? BAR_EVERY_MS : LINE_EVERY_MS);
  return {
    end() {
      clearInterval(timer);
      if (output.isTTY) output.write(`\r\u001b[K${barOf(tally)}\n`);
    },
  };
}

function barOf(tally: Tally): string {
  const share = tally.read === 0 ? 0 : doneOf(tally) / tally.read;
  const filled = Math.round(share * BAR_CHARACTERS);
  return `${'█'.repeat(filled)}${'░'.repeat(BAR_CHARACTERS - filled)} ${wordsOf(tally)}`;
}

function wordsOf(tally: Tally): string {
  if (tally.read === 0) return 'reading the file';
  const { registered, alreadyThere, rejected, failed } = tally;
  const parts = [`${doneOf(tally)} of ${tally.read}`, `${registered} registered`, `${alreadyThere} already there`];
  if (rejected.length > 0) parts.push(`${rejected.length} rejected`);
  if (failed.length > 0) parts.push(`${failed.length} failed`);
  return parts.join(', ');
}
