import { ConfigError } from '@complaints/kit/process';
import { expect, test } from 'vitest';
import { openSigningKeys } from './identity/signing-keys.js';
import { signingJwk, tinyConfig } from './testing/tiny-config.js';

const withKey = async (GATEWAY_SIGNING_KEY: string, more = {}) => tinyConfig({ GATEWAY_SIGNING_KEY, ...more });

test('production refuses a development key, also one kept for rotation only', async () => {
  const keys = JSON.stringify([await signingJwk('2026-11'), await signingJwk('development-1')]);
  await expect(withKey(keys)).resolves.toBeDefined();
  await expect(withKey(keys, { NODE_ENV: 'production' })).rejects.toThrow(/GATEWAY_SIGNING_KEY.*development/);
});

test('a signing key that is not JSON, not Ed25519, without kid or public only is refused without being printed', async () => {
  const { d, ...publicOnly } = await signingJwk('a');
  for (const wrong of [
    'garbage',
    '{}',
    '[]',
    JSON.stringify({ ...publicOnly, d, kid: undefined }),
    JSON.stringify(publicOnly),
  ]) {
    const refusal = withKey(wrong);
    await expect(refusal).rejects.toThrow(ConfigError);
    await expect(refusal).rejects.toThrow(/GATEWAY_SIGNING_KEY/);
    await expect(refusal).rejects.not.toThrow(String(d));
  }
});

test('of several keys the first signs and the public halves of all are published', async () => {
  const [first, { d: _, ...second }] = [await signingJwk('new'), await signingJwk('old')];
  const config = await withKey(JSON.stringify([first, second]));
  const { kid, published } = await openSigningKeys(config.GATEWAY_SIGNING_KEY);
  expect(kid).toBe('new');
  expect(published.keys.map((key) => key.kid)).toEqual(['new', 'old']);
  expect(JSON.stringify(published)).not.toContain(first.d);
});

test('two keys of the same name are refused', async () => {
  await expect(withKey(JSON.stringify([await signingJwk('a'), await signingJwk('a')]))).rejects.toThrow(/same kid/);
});

test('a key whose halves do not belong together does not open', async () => {
  const [one, other] = [await signingJwk('a'), await signingJwk('b')];
  const config = await withKey(JSON.stringify({ ...one, x: other.x }));
  await expect(openSigningKeys(config.GATEWAY_SIGNING_KEY)).rejects.toThrow();
});

test('a subgraph has one address or several separated by commas, each checked and none twice', async () => {
  const urlsOf = async (INTAKE_URL: string) => (await tinyConfig({ INTAKE_URL })).INTAKE_URL;
  expect(await urlsOf('http://a/graphql')).toEqual(['http://a/graphql']);
  expect(await urlsOf('http://a/graphql, http://b:4001/graphql')).toEqual([
    'http://a/graphql',
    'http://b:4001/graphql',
  ]);
  for (const wrong of ['', 'a', 'ftp://a', 'http://a/graphql,', 'http://a/graphql,b', 'http://a,http://a']) {
    await expect(urlsOf(wrong), wrong).rejects.toThrow(/INTAKE_URL/);
  }
});

test('who stands in front is named by address or network, or nobody does', async () => {
  const proxiesOf = async (TRUSTED_PROXIES: string) => (await tinyConfig({ TRUSTED_PROXIES })).TRUSTED_PROXIES;
  expect((await tinyConfig()).TRUSTED_PROXIES).toEqual([]);
  expect(await proxiesOf('')).toEqual([]);
  expect(await proxiesOf('192.0.2.7, 10.0.0.0/8,2001:db8::/32')).toEqual(['192.0.2.7', '10.0.0.0/8', '2001:db8::/32']);
  for (const wrong of ['proxy', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0/8', '::/129', '10.0.0.0/x', 'true', '1']) {
    await expect(proxiesOf(wrong), wrong).rejects.toThrow(/TRUSTED_PROXIES/);
  }
});
