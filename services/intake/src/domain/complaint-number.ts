import { RuleError } from '@complaints/contracts';

/** Crockford's 32 signs: no I, L, O (taken for 1 and 0) and no U. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const DATA_SIGNS = 11;
const GROUP = 4;

/** How many random bytes a number is made of: 55 of their bits are used. */
export const NUMBER_BYTES = DATA_SIGNS;

/**
 * Makes a number a person can read out: eleven random signs and a check sign, in groups of four, `K7QM-2F9D-XW3T`.
 * @param random {@link NUMBER_BYTES} bytes nobody can foresee
 * Source: R3.
 */
export function complaintNumber(random: Uint8Array): string {
  if (random.length !== NUMBER_BYTES) throw new RangeError(`a number is made of ${NUMBER_BYTES} random bytes`);
  const values = Array.from(random, (byte) => byte & 31);
  return grouped([...values, doubled(weightedSum(values))]);
}

/**
 * Reads a number as people type it: small letters, full-width signs, O for 0, I or L for 1, with or without dashes.
 * @throws RuleError NUMBER_INVALID when it is no number, or a sign was mistyped or two were swapped
 * Source: R3.
 */
export function parseComplaintNumber(text: string): string {
  const typed = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  const values = Array.from(typed, (sign) => SIGNS.indexOf(sign));
  if (values.length !== DATA_SIGNS + 1 || values.includes(-1) || weightedSum(values) !== 0) {
    throw new RuleError('NUMBER_INVALID', 'This is not the number of a complaint; please check each sign.', [
      'filter',
      'number',
    ]);
  }
  return grouped(values);
}

const grouped = (values: readonly number[]): string =>
  (
    values
      .map((value) => SIGNS[value])
      .join('')
      .match(new RegExp(`.{${GROUP}}`, 'g')) ?? []
  ).join('-');

/**
 * Adds the signs in the field of 32 elements, each weighted with a power of its generator, the last one with 1. No
 * weight is 0, so one wrong sign changes the sum; up to 31 weights differ, so any two swapped signs do as well.
 */
const weightedSum = (values: readonly number[]): number => values.reduce((sum, value) => doubled(sum) ^ value, 0);

/** Times the generator, modulo x⁵ + x² + 1. */
const doubled = (value: number): number => (value & 16 ? (value << 1) ^ 0b100101 : value << 1);
