import type { ValueTransformer } from 'typeorm';

/** Postgres bigint arrives as text; whole fen and counters fit a JavaScript number and are checked to. */
export const wholeNumber: ValueTransformer = {
  to: (value: number | null) => value,
  from: (text: string | null) => {
    if (text === null) return null;
    const value = Number(text);
    if (!Number.isSafeInteger(value)) throw new RangeError('a stored number is too large');
    return value;
  },
};
