import { join } from 'node:path';
import { dataFolder, projectName } from '../workspace.mjs';
import { named } from './servers.mjs';

/** Not for everyone: addresses with passwords in them, and what npm adds. */
const withheld =
  /^(npm_|NATS_|(MIGRATION_)?DATABASE_URL$|.*_SIGNING_KEY$|PERSONAL_DATA_KEYS$|CONTACT_MARK_KEY$|STORAGE_|PAYMENT_GATEWAY_)/i;

/**
 * The environment of each process: what all may know, and what that one needs.
 * @param {object} house
 * @param {NodeJS.ProcessEnv} house.env in which Node and the tools are found
 * @param {Record<string, number>} house.ports
 * @param {string[]} house.services
 * @param {import('./secrets.mjs').Secrets} house.secrets
 */
export function environments({ env, ports, services, secrets }) {
  const address = (/** @type {string} */ name) => `http://127.0.0.1:${ports[name]}`;
  const common = (/** @type {string} */ name) => ({
    ...Object.fromEntries(Object.entries(env).filter(([key]) => !withheld.test(key))),
    NODE_ENV: 'development',
    HOST: '127.0.0.1',
    PORT: String(ports[name]),
  });
  const identity = { IDENTITY_ISSUER: address('issuer'), IDENTITY_AUDIENCE: projectName };
  const subgraphs = services.map((service) => [
    `${service.toUpperCase().replaceAll('-', '_')}_URL`,
    `${address(service)}/graphql`,
  ]);
  return {
    address,
    issuer: () => ({ ...common('issuer'), ...identity, ISSUER_SIGNING_KEY: secrets.issuerSigningKey }),
    gateway: () => ({
      ...common('gateway'),
      ...identity,
      ...Object.fromEntries(subgraphs),
      IDENTITY_JWKS_URL: `${address('issuer')}/.well-known/jwks.json`,
      GATEWAY_SIGNING_KEY: secrets.gatewaySigningKey,
      METRICS_PORT: String(ports.metrics),
    }),
    /**
     * @param {string} name
     * @param {string} databaseUrl
     * @param {typeof named.nats} nats
     */
    service: (name, databaseUrl, nats) => ({ ...common(name), ...own(name, databaseUrl, nats) }),
    /** What one service alone is started with. */
    own,
  };

  /**
   * @param {string} name
   * @param {string} databaseUrl
   * @param {typeof named.nats} nats
   */
  function own(name, databaseUrl, nats) {
    return {
      NODE_ENV: 'development',
      DATABASE_URL: databaseUrl,
      NATS_URL: nats?.url,
      NATS_USER: nats?.user,
      NATS_PASSWORD: nats?.password,
      GATEWAY_JWKS_URL: `${address('gateway')}/.well-known/jwks.json`,
      PUBLIC_URL: address('gateway'),
      ...(name === 'intake' && {
        PERSONAL_DATA_KEYS: `development:${secrets.personalDataKey}`,
        CONTACT_MARK_KEY: secrets.contactMarkKey,
        STORAGE_FOLDER: join(dataFolder, 'files'),
      }),
      ...(name === 'fund' && Object.fromEntries(Object.entries(env).filter(([key]) => /^PAYMENT_GATEWAY_/i.test(key)))),
    };
  }
}
