import { expect, test } from 'vitest';
import { createNews } from './news.js';

test('what recurs is said once, until something else comes between', () => {
  const isNews = createNews();
  const away = Object.assign(new Error('connect failed to 10.0.0.1:5432'), { code: 'ECONNREFUSED' });
  const refused = new Error('password authentication failed');
  expect([away, away, refused, refused, away].map(isNews)).toEqual([true, false, true, false, true]);
});
