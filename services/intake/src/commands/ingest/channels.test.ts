import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CannotRun } from './cannot-run.js';
import { CHANNELS, readChannels, wayOf } from './channels.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'channels-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function table(text: string) {
  const file = join(folder, `${crypto.randomUUID()}.json`);
  await writeFile(file, text);
  return readChannels(file);
}

test.each([
  ['网站', 'WEB_FORM', 'STORE'],
  ['网站留言(某平台)', 'WEB_FORM', 'STORE'],
  ['网站留言（某平台）', 'WEB_FORM', 'STORE'],
  ['电话', 'PHONE', 'STORE'],
  [' Phone ', 'PHONE', 'STORE'],
  ['QQ', 'CHAT', 'STORE'],
  ['短信', 'TEXT_MESSAGE', 'STORE'],
  ['邮件', 'EMAIL', 'STORE'],
  ['会员APP', 'APP', 'STORE'],
  ['Web', 'WEB_FORM', 'STORE'],
  ['微博', 'SOCIAL_MEDIA', 'PUBLIC_WEB'],
])('R1: %s is %s from %s', (word, channel, source) => {
  expect(wayOf(word, CHANNELS)).toEqual({ channel, source });
});

test.each(['', '飞鸽', 'constructor', '(电话)'])('%j is not known', (word) => {
  expect(wayOf(word, CHANNELS)).toBeUndefined();
});

test('a file overrides entries and adds others; the rest stays', async () => {
  const own = await table(
    '{"微博": {"channel": "CHAT", "source": "STORE"}, "飞鸽": {"channel": "LETTER", "source": "MEDIA"}}',
  );
  expect(wayOf('微博', own)).toEqual({ channel: 'CHAT', source: 'STORE' });
  expect(wayOf('飞鸽', own)).toEqual({ channel: 'LETTER', source: 'MEDIA' });
  expect(wayOf('电话', own)).toEqual(CHANNELS.电话);
});

test.each(['{', '[]', '{"电话": "PHONE"}', '{"电话": {"channel": "PIGEON", "source": "STORE"}}'])(
  'a file that says %s is refused',
  async (text) => {
    await expect(table(text)).rejects.toThrow(CannotRun);
  },
);
