import type { WriteStream } from 'node:tty';
import { leftOutOf, rowsOf, type Tally } from './report.js';

const BAR_CHARACTERS = 30;
const BAR_EVERY_MS = 100;
const LINE_EVERY_MS = 5_000;

/** Shows how far an import is: a bar on a terminal, a line every five seconds elsewhere. */
export function showProgress(tally: Tally, output: Pick<WriteStream, 'write' | 'isTTY'>): { end(): void } {
  const startedAt = performance.now();
  const words = () => wordsOf(tally, (performance.now() - startedAt) / 1_000);
  const drawBar = () => output.write(`\r\u001b[K${barOf(tally)} ${words()}`);
  const timer = output.isTTY
    ? setInterval(drawBar, BAR_EVERY_MS)
    : setInterval(() => output.write(`${words()}\n`), LINE_EVERY_MS);
  return {
    end() {
      clearInterval(timer);
      if (output.isTTY) output.write(`\r\u001b[K${barOf(tally)} ${words()}\n`);
    },
  };
}

const shareOf = ({ bytesRead, bytes }: Tally): number => (bytes === 0 ? 0 : Math.min(1, bytesRead / bytes));

function barOf(tally: Tally): string {
  const filled = Math.round(shareOf(tally) * BAR_CHARACTERS);
  return `${'█'.repeat(filled)}${'░'.repeat(BAR_CHARACTERS - filled)}`;
}

/** How far, how fast and how long still, by the part of the file that is done. */
export function wordsOf(tally: Tally, seconds: number): string {
  const share = shareOf(tally);
  if (share === 0) return 'reading the file';
  const rows = rowsOf(tally);
  const left = Math.round((seconds / share) * (1 - share));
  const parts = [
    `${Math.floor(share * 100)} %`,
    `${rows} rows`,
    `${Math.round(rows / seconds)} rows/s`,
    `${left} s left`,
  ];
  return leftOutOf(tally) > 0 ? [...parts, `${leftOutOf(tally)} left out`].join(', ') : parts.join(', ');
}
