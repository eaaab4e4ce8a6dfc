import { expect, test } from 'vitest';
import { textOf } from './compose.mjs';
import { contextFiles, ignoring } from './context.mjs';
import { imageOf, readDockerfile } from './dockerfile.mjs';

const stages = readDockerfile();
const last = /** @type {import('./dockerfile.mjs').Stage} */ (stages.at(-1));

test('Node and pnpm are those with which the workspace is built and tested', () => {
  const [, node] = /nodeVersion = '(.*)'/.exec(textOf('scripts/toolchain.mjs')) ?? [];
  const [, pnpm] = /pnpmVersion = '(.*)'/.exec(textOf('scripts/toolchain.mjs')) ?? [];
  expect(stages.map(({ from }) => from)).toEqual([`node:${node}-bookworm-slim`, 'runtime', 'dependencies', 'runtime']);
  expect(textOf('Dockerfile')).toContain(`pnpm@${pnpm}\n`);
});

test('what runs is no root, gets the stop signal itself, and is asked for its health without a shell', () => {
  const image = imageOf(last);
  expect(image).toMatchObject({ user: '1000:1000', stopSignal: 'SIGTERM', entrypoint: ['node'] });
  expect(image.healthCheck).toEqual(['node', '-e', expect.stringContaining("'/health/live'")]);
});

test('of the stages before it the image takes only what was built', () => {
  const copied = last.instructions.filter(({ name }) => name === 'COPY');
  expect(copied.map(({ value, flags }) => [flags.from, value])).toEqual(
    ['node_modules', 'packages', 'services', 'gateway'].map((folder) => ['build', `/app/${folder} ${folder}`]),
  );
});

test.each([
  ['.env', true],
  ['.git/config', true],
  ['.data/secrets.json', true],
  ['.cache/toolchain/node', true],
  ['node_modules/.pnpm/lock.yaml', true],
  ['services/fund/node_modules/pg/package.json', true],
  ['services/fund/dist/main.js', true],
  ['services/fund/test/story.test.ts', true],
  ['services/fund/src/domain/route.test.ts', true],
  ['packages/kit/src/testing/index.ts', true],
  ['gateway/src/development-issuer/main.ts', true],
  ['chaos/package.json', true],
  ['scripts/start.mjs', true],
  ['package.json', false],
  ['pnpm-lock.yaml', false],
  ['services/fund/package.json', false],
  ['services/fund/src/service.ts', false],
  ['gateway/supergraph.graphql', false],
])('of %s it is %s that Docker is not given it', (path, isIgnored) => {
  expect(ignoring()(path)).toBe(isIgnored);
});

test('Docker is given no test and nothing that only tests import', () => {
  expect(contextFiles().filter((file) => /\.test\.|(^|\/)(test|testing|chaos|bench|docs)\//.test(file))).toEqual([]);
});
