import { expect, test } from 'vitest';
import { movedFen, NOTHING, withEntry } from './entry.js';

test('R64, R93: a payment went out, a reversal came back, and a total is what its lines add up to', () => {
  const lines = [
    { kind: 'PAYMENT', amountFen: 80_00 },
    { kind: 'PAYMENT', amountFen: 1 },
    { kind: 'REVERSAL', amountFen: 80_00 },
  ] as const;
  expect(lines.map(movedFen)).toEqual([80_00, 1, -80_00]);
  expect(lines.reduce(withEntry, NOTHING)).toEqual({ lines: 3, fen: 1 });
  expect(withEntry(NOTHING, { kind: 'REVERSAL', amountFen: 1 })).toEqual({ lines: 1, fen: -1 });
});
