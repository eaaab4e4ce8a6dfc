import { RuleError } from '@complaints/contracts';

/** The largest amount that is read at all: ten thousand million yuan. Anything above is a slip of the finger. */
export const MOST_FEN = 1_000_000_000_000;

/**
 * Reads yuan as people write them into whole fen.
 * @param text exact decimal text with at most two digits after the point, for example `80.00`
 * @param path the input field, for the refusal
 * @throws RuleError AMOUNT_NOT_MONEY when it is no such text
 * @throws RuleError AMOUNT_OUT_OF_RANGE beyond {@link MOST_FEN}
 * Source: R63.
 */
export function fenFromYuan(text: string, path: readonly string[] = []): number {
  const parts = /^(-?)(\d{1,20})(?:\.(\d{1,2}))?$/.exec(text);
  if (!parts)
    throw new RuleError('AMOUNT_NOT_MONEY', 'An amount is yuan with at most two digits after the point.', path);
  const [, sign, yuan = '', fen = ''] = parts;
  const total = BigInt(yuan) * 100n + BigInt(fen.padEnd(2, '0'));
  if (total > BigInt(MOST_FEN))
    throw new RuleError('AMOUNT_OUT_OF_RANGE', 'The amount is larger than any that can be handled.', path);
  return Number(sign ? -total : total);
}

/** Writes whole fen as exact yuan with two digits after the point: 8000 → `80.00`. Source: R63. */
export function yuanFromFen(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
