import { QueryFailedError } from 'typeorm';
import { expect, test } from 'vitest';
import { createLog } from './log.js';

function logged(error: unknown): string {
  const lines: string[] = [];
  createLog('test', 'info', { write: (line) => void lines.push(line) }).warn({ err: error }, 'a field failed');
  return lines.join('');
}

test('what the database says of a person is not written', () => {
  const cause = Object.assign(new Error('invalid input syntax for type uuid: "王芳"'), {
    code: '23505',
    constraint: 'customer_phone',
    table: 'customer',
    detail: 'Key (phone)=(+8613900000001) already exists.',
  });
  const line = logged(new QueryFailedError('insert into customer values ($1, $2)', ['王芳', '+8613900000001'], cause));
  expect(line).not.toMatch(/王芳|13900000001|insert into/);
  expect(JSON.parse(line).err).toMatchObject({ type: 'QueryFailedError', code: '23505', constraint: 'customer_phone' });
});

test('what went wrong and where is written', () => {
  const { err } = JSON.parse(logged(new TypeError('no such thing')));
  expect(err).toMatchObject({ type: 'TypeError', message: 'no such thing' });
  expect(err.at[0]).toContain('log.test.ts');
});

test('of several errors in one each is written', () => {
  const { err } = JSON.parse(logged(new AggregateError([new Error('one'), new RangeError('two')], 'both')));
  expect(err.parts).toMatchObject([{ message: 'one' }, { type: 'RangeError', message: 'two' }]);
});

test('something thrown that is no error is not written at all', () => {
  expect(JSON.parse(logged('13900000001')).err).toEqual({ type: 'string' });
});
