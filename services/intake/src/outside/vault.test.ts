import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { OutsideConfig, readVaultKeys } from './config.js';
import { createVault } from './vault.js';

const marking = randomBytes(32);
const older = { name: 'older', key: randomBytes(32) };
const newer = { name: 'newer', key: randomBytes(32) };
const vault = createVault({ master: [older], marking });

test('R91: what is sealed opens under its key and about its thing only, and never twice looks the same', () => {
  const key = vault.newKey();
  const sealed = vault.seal(key, 'a phone', '+8613812345678');
  expect(vault.open(key, 'a phone', sealed)).toBe('+8613812345678');
  expect(vault.seal(key, 'a phone', '+8613812345678')).not.toEqual(sealed);
  expect(sealed.includes('13812345678')).toBe(false);
  expect(() => vault.open(vault.newKey(), 'a phone', sealed)).toThrow();
  expect(() => vault.open(key, 'another phone', sealed)).toThrow();
  sealed[20] = (sealed[20] ?? 0) ^ 1;
  expect(() => vault.open(key, 'a phone', sealed)).toThrow();
});

test('R8: a new master key wraps anew what the old one wrapped, and without the old one nothing else opens', () => {
  const key = vault.newKey();
  const sealed = vault.seal(key, 'x', '王芳');
  const both = createVault({ master: [newer, older], marking });
  const rewrapped = both.rewrap(key) as Buffer;
  expect(both.rewrap(rewrapped)).toBeNull();
  const after = createVault({ master: [newer], marking });
  expect(after.open(rewrapped, 'x', sealed)).toBe('王芳');
  expect(() => after.open(key, 'x', sealed)).toThrow('the master key older is not at hand');
});

test('R5: a value is found by its mark, which nobody makes without the secret', () => {
  expect(vault.mark('PHONE', '1')).toEqual(vault.mark('PHONE', '1'));
  expect(vault.mark('PHONE', '1')).not.toEqual(vault.mark('EMAIL', '1'));
  expect(createVault({ master: [older], marking: randomBytes(32) }).mark('PHONE', '1')).not.toEqual(
    vault.mark('PHONE', '1'),
  );
});

test('production refuses to start without secrets of its own, and names what is missing or is no key', () => {
  const secret = randomBytes(32).toString('base64url');
  const given = { NODE_ENV: 'production', PERSONAL_DATA_KEYS: `a:${secret},b:${secret}`, CONTACT_MARK_KEY: secret };
  expect(readVaultKeys(given).master.map(({ name }) => name)).toEqual(['a', 'b']);
  expect(OutsideConfig.safeParse({ NODE_ENV: 'production' }).error?.issues).toHaveLength(2);
  expect(readVaultKeys({}).master).toHaveLength(1);
  for (const [change, name] of [
    [{ PERSONAL_DATA_KEYS: undefined }, 'PERSONAL_DATA_KEYS'],
    [{ CONTACT_MARK_KEY: undefined }, 'CONTACT_MARK_KEY'],
    [{ PERSONAL_DATA_KEYS: secret }, 'PERSONAL_DATA_KEYS'],
    [{ PERSONAL_DATA_KEYS: `development-2:${secret}` }, 'PERSONAL_DATA_KEYS'],
    [{ CONTACT_MARK_KEY: 'short' }, 'CONTACT_MARK_KEY'],
  ] as const) {
    expect(() => readVaultKeys({ ...given, ...change })).toThrow(name);
  }
});
