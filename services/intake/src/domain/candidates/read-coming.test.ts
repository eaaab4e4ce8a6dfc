import { expect, test } from 'vitest';
import { readComing } from './read-coming.js';

test('R5: nothing needs to be said yet', () => {
  expect(readComing({})).toEqual({ content: null, product: null, productWords: [], orderReference: null });
  expect(readComing({ content: ' ', product: null, orderReference: '' }).content).toBeNull();
});

test('R5: a product is looked for by its words', () => {
  expect(readComing({ product: ' Norvik-X510（冰箱）' }).productWords).toEqual(['Norvik', 'X510', '冰箱']);
});

test('R2: texts are bounded as at registration', () => {
  expect(readComing({ content: '冰'.repeat(10_000) }).content).toHaveLength(10_000);
  for (const [given, code] of [
    [{ content: '冰'.repeat(10_001) }, 'CONTENT_TOO_LONG'],
    [{ product: '冰'.repeat(201) }, 'TEXT_TOO_LONG'],
    [{ orderReference: '1\0' }, 'TEXT_NOT_UNICODE'],
  ] as const) {
    expect(() => readComing(given)).toThrow(expect.objectContaining({ code }));
  }
});
