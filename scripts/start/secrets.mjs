import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder } from '../workspace.mjs';

const file = join(dataFolder, 'secrets.json');

const password = () => randomBytes(24).toString('base64url');

/** A private Ed25519 key as a JSON Web Key, itself as JSON. */
const signingKey = () =>
  JSON.stringify({
    ...generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }),
    // By this name production knows and refuses it.
    kid: `development-${randomUUID()}`,
    alg: 'EdDSA',
    use: 'sig',
  });

/**
 * @typedef {object} Secrets
 * @property {string} database of which the passwords of the database roles are derived
 * @property {Record<string, string>} nats the password of each service
 * @property {string} gatewaySigningKey
 * @property {string} issuerSigningKey
 * @property {string} personalDataKey of intake's vault
 * @property {string} contactMarkKey of intake's vault
 */

/**
 * The secrets of this folder's development start, made once and readable by their owner only.
 * @param {string[]} services
 * @returns {Secrets}
 */
export function secretsFor(services) {
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const secrets = {
    database: password(),
    gatewaySigningKey: signingKey(),
    issuerSigningKey: signingKey(),
    personalDataKey: randomBytes(32).toString('base64url'),
    contactMarkKey: randomBytes(32).toString('base64url'),
    ...kept,
    nats: Object.fromEntries(services.map((service) => [service, kept.nats?.[service] ?? password()])),
  };
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(secrets, undefined, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return secrets;
}
