import { expect, test } from 'vitest';
import { readSmtp } from './smtp-config.js';

test.each(['service@chain.example', '客户服务 <service@chain.example>', 'service@localhost'])(
  'e-mails are sent in the name of %s',
  (from) => {
    const url = 'smtps://user:secret@mail.example:465';
    expect(readSmtp({ SMTP_URL: url, SMTP_FROM: from })).toEqual({ url, from });
  },
);

test('without a server they are not sent', () => {
  expect(readSmtp({})).toBeNull();
  expect(readSmtp({ SMTP_URL: '', SMTP_FROM: '' })).toBeNull();
});

test.each([
  [{ SMTP_URL: 'https://mail.example', SMTP_FROM: 'a@b.example' }, 'SMTP_URL'],
  [{ SMTP_URL: 'smtp://mail.example' }, 'SMTP_FROM'],
  [{ SMTP_FROM: 'a@b.example' }, 'SMTP_FROM'],
  [{ SMTP_URL: 'smtp://mail.example', SMTP_FROM: 'nobody' }, 'SMTP_FROM'],
  [{ SMTP_URL: 'smtp://mail.example', SMTP_FROM: 'A <a@b.example>\r\nBcc: c@d.example' }, 'SMTP_FROM'],
])('%j is refused by the name of the variable', (environment, name) => {
  expect(() => readSmtp(environment)).toThrow(name);
});
