import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { complaintNumber, NUMBER_BYTES, parseComplaintNumber } from './complaint-number.js';

const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Bytes that are the same in every run. */
const bytes = (seed: number) => createHash('sha256').update(String(seed)).digest().subarray(0, NUMBER_BYTES);
const sample = Array.from({ length: 40 }, (_, seed) => complaintNumber(bytes(seed)));
const refused = (text: string) => {
  try {
    parseComplaintNumber(text);
    return false;
  } catch {
    return true;
  }
};

test('R3: a number has three groups of four signs that cannot be taken for one another', () => {
  for (const number of sample) expect(number).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(new Set(sample).size).toBe(sample.length);
});

test('R3: every number reads as itself', () => {
  for (const number of sample) expect(parseComplaintNumber(number)).toBe(number);
});

test('R3: the check sign catches every single wrong sign', () => {
  for (const number of sample) {
    const signs = number.replaceAll('-', '');
    for (let place = 0; place < signs.length; place += 1) {
      for (const wrong of SIGNS) {
        if (wrong === signs[place]) continue;
        expect(refused(signs.slice(0, place) + wrong + signs.slice(place + 1))).toBe(true);
      }
    }
  }
});

test('R3: the check sign catches every two swapped signs, neighbours or not', () => {
  for (const number of sample) {
    const signs = [...number.replaceAll('-', '')];
    for (let one = 0; one < signs.length; one += 1) {
      for (let other = one + 1; other < signs.length; other += 1) {
        if (signs[one] === signs[other]) continue;
        const swapped = [...signs];
        [swapped[one], swapped[other]] = [signs[other] as string, signs[one] as string];
        expect(refused(swapped.join(''))).toBe(true);
      }
    }
  }
});

test('R3: what people type is understood', () => {
  const number = complaintNumber(Uint8Array.from([0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0]));
  expect(number.startsWith('0101-0101-010')).toBe(true);
  const check = number.at(-1) as string;
  for (const typed of [
    `oioi olol oio${check.toLowerCase()}`,
    `  0101–0101—010${check} `,
    `O1OI0L0I0I0${check}`,
    `０１０１－０１０１－０１０${check}`,
  ]) {
    expect(parseComplaintNumber(typed)).toBe(number);
  }
});

test.each(['', '0101', '0101-0101-0101-0101', 'UUUU-UUUU-UUUU', '投诉'])('R3: %j is no number', (text) => {
  expect(() => parseComplaintNumber(text)).toThrow(
    expect.objectContaining({ code: 'NUMBER_INVALID', path: ['filter', 'number'] }),
  );
});

test('a number is not made of too few random bytes', () => {
  expect(() => complaintNumber(new Uint8Array(NUMBER_BYTES - 1))).toThrow(RangeError);
});
