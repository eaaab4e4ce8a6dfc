import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { root, serviceNames } from '../workspace.mjs';
import { interpolate, readCompose, textOf, variablesOf } from './compose.mjs';
import { ignoring } from './context.mjs';
import { imageOf, readDockerfile } from './dockerfile.mjs';
import { filledExample } from './example.mjs';

const compose = readCompose();
const services = Object.entries(compose.services);
const built = services.filter(([, { build }]) => build);
const stages = readDockerfile();
const image = imageOf(/** @type {import('./dockerfile.mjs').Stage} */ (stages.at(-1)));
const values = filledExample();
const subgraphs = serviceNames();

/** The schemas that the processes themselves check their environment with. @type {Record<string, any>} */
const schemas = {};
beforeAll(async () => {
  // By names that are no literals: these sources belong to projects of their own.
  const sources = ['packages/kit/src/process/config.ts', 'gateway/src/config.ts', 'packages/contracts/src/index.ts'];
  sources.push('services/intake/src/outside/config.ts', 'services/intake/src/outside/storage/config.ts');
  for (const source of sources) Object.assign(schemas, await import(join(root, source)));
});

/** @param {string} name @returns {any[]} */
const schemasOf = (name) => {
  if (name === 'gateway') return [schemas.GatewayConfig];
  if (name.endsWith('-migrate')) return [schemas.MigrationConfig];
  return name === 'intake'
    ? [schemas.ServiceConfig, schemas.OutsideConfig, schemas.StorageConfig]
    : [schemas.ServiceConfig];
};
/** @param {string} name @returns {Record<string, string>} */
const environmentOf = (name) => interpolate(compose.services[name].environment ?? {}, values);

test('every service of the supergraph and the gateway is there, each service with its migration', () => {
  const names = [...schemas.SUBGRAPHS, ...schemas.SUBGRAPHS.map((/** @type {string} */ name) => `${name}-migrate`)];
  expect(built.map(([name]) => name).sort()).toEqual([...names, 'gateway'].sort());
});

describe.each(built)('%s', (name, { command = [] }) => {
  const environment = environmentOf(name);

  test('gets the environment its own schema asks for, and nothing that it does not know', () => {
    const known = new Set([schemas.ProcessConfig, ...schemasOf(name)].flatMap(({ shape }) => Object.keys(shape)));
    const given = { ...image.environment, ...environment };
    expect(Object.keys(given).filter((variable) => !known.has(variable))).toEqual([]);
    for (const schema of schemasOf(name)) expect(schema.safeParse(given).error).toBeUndefined();
    expect(given).toMatchObject({ NODE_ENV: 'production', HOST: '0.0.0.0' });
  });

  test('runs a file that the build makes of a source that Docker is given', () => {
    const source = command[0].replace('/dist/', '/src/').replace(/\.js$/, '.ts');
    expect(command[0]).toBe(`${name === 'gateway' ? name : `services/${name.replace('-migrate', '')}`}/dist/main.js`);
    expect({ isThere: existsSync(join(root, source)), isLeftOut: ignoring()(source) }).toEqual({
      isThere: true,
      isLeftOut: false,
    });
  });

  test('is told no secret but its own', () => {
    const own = name.replace(/-migrate$/, '').toUpperCase();
    const secrets = [...variablesOf(compose.services[name]).keys()].filter((key) => /PASSWORD|KEYS?$/.test(key));
    const kinds = name.endsWith('-migrate') ? ['OWNER_PASSWORD'] : ['APP_PASSWORD', 'NATS_PASSWORD'];
    const besides = name === 'intake' ? ['PERSONAL_DATA_KEYS', 'CONTACT_MARK_KEY'] : [];
    const expected = [...kinds.map((kind) => `${own}_${kind}`), ...besides];
    expect(secrets).toEqual(name === 'gateway' ? ['GATEWAY_SIGNING_KEY'] : expected);
  });
});

/** Where each container listens for the others. @type {Record<string, string>} */
const ports = { postgres: '5432', nats: '4222' };
for (const name of [...subgraphs, 'gateway']) ports[name] = compose.services[name].environment?.PORT ?? '';

/** All that a container waits for, and what those wait for. @param {string} name @returns {Set<string>} */
const waitsFor = (name) => {
  const direct = Object.keys(compose.services[name].depends_on ?? {});
  return new Set([...direct, ...direct.flatMap((one) => [...waitsFor(one)])]);
};

test('every address names a container of the same network at the port where it listens, and waits for it', () => {
  const addresses = built.flatMap(([name]) =>
    Object.entries(environmentOf(name)).flatMap(([variable, value]) =>
      value.split(',').flatMap((one) => {
        const url = URL.canParse(one) ? new URL(one) : undefined;
        return url?.hostname && !url.hostname.includes('.') ? [{ name, variable, url }] : [];
      }),
    ),
  );
  for (const { name, variable, url } of addresses) {
    expect(url.port, `${variable} of ${name}`).toBe(ports[url.hostname]);
    expect(compose.services[url.hostname].networks).toContain('back');
    // Its keys are only asked for when the gateway calls, so nobody waits for the gateway.
    if (url.hostname !== 'gateway') expect(waitsFor(name), `${variable} of ${name}`).toContain(url.hostname);
  }
  expect(addresses.map(({ variable }) => variable)).toEqual(
    expect.arrayContaining([...subgraphs.map((name) => `${name.toUpperCase()}_URL`), 'DATABASE_URL', 'NATS_URL']),
  );
});

test('each service uses its own database as its application, its migration as its owner, and its own user of NATS', () => {
  for (const name of subgraphs) {
    const { DATABASE_URL, NATS_USER } = environmentOf(name);
    const urls = [DATABASE_URL, environmentOf(`${name}-migrate`).MIGRATION_DATABASE_URL].map((url) => new URL(url));
    expect(urls.map(({ username, pathname }) => [username, pathname])).toEqual([
      [`${name}_app`, `/${name}`],
      [`${name}_owner`, `/${name}`],
    ]);
    expect(NATS_USER).toBe(name);
  }
});

test('whoever is waited for can be: a health check for the healthy, an end for the completed', () => {
  for (const [, { depends_on = {} }] of services) {
    for (const [name, { condition }] of Object.entries(depends_on)) {
      const isMigration = name.endsWith('-migrate');
      expect(condition).toBe(isMigration ? 'service_completed_successfully' : 'service_healthy');
      expect(compose.services[name].healthcheck?.disable ?? false).toBe(isMigration);
      expect(compose.services[name].restart).toBe(isMigration ? 'no' : 'unless-stopped');
    }
  }
});

test('only the gateway can be reached from outside, and only it reaches out', () => {
  expect(services.filter(([, service]) => service.ports).map(([name]) => name)).toEqual(['gateway']);
  expect(compose.services.gateway.ports).toEqual([`127.0.0.1:${ports.gateway}:${ports.gateway}`]);
  expect(services.filter(([, { networks }]) => networks?.includes('front')).map(([name]) => name)).toEqual(['gateway']);
  expect(compose.networks.back.internal).toBe(true);
});

test.each(services)('%s has no more rights, memory, time and log than it needs', (name, service) => {
  expect(service).toMatchObject({
    read_only: true,
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges:true'],
    mem_limit: expect.stringMatching(/^\d+[mg]$/),
    stop_grace_period: name === 'postgres' ? '60s' : '15s',
    logging: { options: { 'max-size': '10m', 'max-file': '5' } },
  });
  if (!service.build) expect(service.image).toMatch(/:\d+\.\d+/);
});

test('what Postgres, NATS and intake keep is on named volumes where they keep it', () => {
  const mounts = services.flatMap(([name, { volumes = [] }]) => volumes.map((volume) => [name, ...volume.split(':')]));
  const { store_dir } = JSON.parse(
    /"jetstream": (\{[^}]*\})/.exec(withoutComments('deploy/nats/nats-server.conf'))?.[1] ?? '',
  );
  expect(compose.services.postgres.image).toMatch(/^postgres:18\./);
  expect(mounts.filter(([, source]) => !source.startsWith('.'))).toEqual([
    ['postgres', 'postgres', '/var/lib/postgresql'],
    ['nats', 'nats', store_dir],
    ['intake', 'files', environmentOf('intake').STORAGE_FOLDER],
  ]);
  expect(Object.keys(compose.volumes)).toEqual(['postgres', 'nats', 'files']);
  expect(textOf('Dockerfile')).toContain(
    `install -d -m 700 -o 1000 -g 1000 ${environmentOf('intake').STORAGE_FOLDER}\n`,
  );
  for (const [, source, , mode] of mounts.filter(([, path]) => path.startsWith('.'))) {
    expect([existsSync(join(root, source)), mode]).toEqual([true, 'ro']);
  }
});

/** @param {string} path */
const withoutComments = (path) => textOf(path).replaceAll(/^\s*#.*\n/gm, '');

test('two replicas of every service find connections enough, and their streams room', () => {
  const [, most] = /max_connections=(\d+)/.exec(compose.services.postgres.command?.join(' ') ?? '') ?? [];
  const { DATABASE_POOL, NATS_STREAM_MEGABYTES } = schemas.ServiceConfig.parse(environmentOf('intake'));
  // Beside its pool a service has a connection for its relay and one for its migration.
  expect(Number(most)).toBeGreaterThanOrEqual(subgraphs.length * 2 * (DATABASE_POOL + 2));
  const [, bytes] = /"max_file_store": (\d+)/.exec(textOf('deploy/nats/nats-server.conf')) ?? [];
  expect(Number(bytes)).toBeGreaterThanOrEqual(subgraphs.length * NATS_STREAM_MEGABYTES * 1024 ** 2);
});
