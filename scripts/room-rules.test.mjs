import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from './workspace.mjs';

const inRooms = (/** @type {string[]} */ ...rooms) => rooms.map((room) => `../${room}/thing.js`);

/** What no file of a service may import, wherever it stands. */
const abroad = [
  '@complaints/other',
  '@complaints/gateway',
  '@complaints/kit/testing',
  '../../../other/src/data/thing.js',
  '../main.js',
];
const web = ['graphql', 'type-graphql', 'fastify', 'nats'];

/** Each place with the imports that are refused there and those that are not. @type {Record<string, { bad: string[], good: string[] }>} */
const places = {
  'services/some/src/domain': {
    bad: [
      ...abroad,
      ...inRooms('data', 'actions', 'graph', 'events', 'timers', 'http', 'outside', 'commands'),
      ...['../service.js', '../../data/thing.js', '@complaints/kit', 'typeorm', 'pg', 'node:crypto', 'uuid', ...web],
    ],
    good: [
      './policy.js',
      './form/thing.js',
      '../domain/thing.js',
      '@complaints/contracts',
      '@complaints/kit/pure',
      'zod',
      'libphonenumber-js/max',
    ],
  },
  'services/some/src/data': {
    bad: [
      ...abroad,
      ...inRooms('actions', 'graph', 'events', 'timers', 'http', 'outside', 'commands'),
      ...['../service.js', 'fastify', 'nats'],
    ],
    good: ['./thing.js', ...inRooms('domain'), '@complaints/kit', 'typeorm', 'type-graphql', 'graphql'],
  },
  'services/some/src/actions': {
    bad: [...abroad, ...inRooms('graph', 'events', 'timers', 'http', 'outside', 'commands'), '../service.js', ...web],
    good: ['./thing.js', ...inRooms('domain', 'data'), '@complaints/kit', '@complaints/contracts', 'typeorm', 'uuid'],
  },
  'services/some/src/graph': {
    bad: [...abroad, ...inRooms('events', 'timers', 'http', 'commands'), '../service.js', 'nats'],
    good: [
      ...inRooms('domain', 'data', 'actions'),
      './loaders.js',
      '@complaints/kit',
      'type-graphql',
      'graphql',
      'dataloader',
    ],
  },
  'services/some/src/http': {
    bad: [...abroad, ...inRooms('graph', 'events', 'timers', 'commands'), '../service.js', 'nats'],
    good: [...inRooms('domain', 'data', 'actions'), 'fastify', 'node:stream'],
  },
  'services/some/src/events': {
    bad: [...abroad, ...inRooms('graph', 'timers', 'http', 'commands'), '../service.js', ...web],
    good: [...inRooms('domain', 'data', 'actions'), '@complaints/contracts', '@complaints/kit', 'typeorm'],
  },
  'services/some/src/timers': {
    bad: [...abroad, ...inRooms('graph', 'events', 'http', 'commands'), '../service.js', ...web],
    good: [...inRooms('domain', 'data', 'actions'), '@complaints/kit', 'typeorm'],
  },
  'services/some/src/outside': {
    bad: [...abroad, ...inRooms('data', 'actions', 'graph', 'events', 'timers', 'http', 'commands'), '../service.js'],
    good: [...inRooms('domain'), '@complaints/kit', 'node:fs/promises'],
  },
  'services/some/src/events/form': {
    bad: ['../../graph/thing.js', '../../service.js', '../../../../other/src/data/thing.js'],
    good: ['../../actions/form/thing.js', '../on-thing.js'],
  },
  'services/some/src': {
    bad: ['@complaints/other', '@complaints/gateway', '../../other/src/service.js', './main.js'],
    good: ['./service.js', './graph/thing.js', './events/on-thing.js', '@complaints/kit', '@complaints/contracts'],
  },
  'packages/contracts/src': {
    bad: [
      '@complaints/kit',
      '@complaints/some',
      '../../kit/src/index.js',
      'typeorm',
      'graphql',
      'type-graphql',
      'nats',
      'node:fs',
    ],
    good: ['./event.js', 'zod'],
  },
  'packages/kit/src': {
    bad: [
      '@complaints/some',
      '@complaints/gateway',
      '../../../services/some/src/service.js',
      '../../../gateway/src/gateway.js',
    ],
    good: ['@complaints/contracts', 'typeorm', 'nats', './pure/index.js'],
  },
  'packages/kit/src/pure': {
    bad: ['../clock.js', 'typeorm', 'node:crypto', '@complaints/some'],
    good: ['./money.js', '@complaints/contracts', 'zod'],
  },
  'gateway/src': {
    bad: ['@complaints/some', '../../services/some/src/service.js'],
    good: ['./supergraph.js', '@complaints/contracts', '@complaints/kit', 'graphql', 'undici'],
  },
};

/** One file for each import: its path and whether it is refused. */
const planted = Object.entries(places).flatMap(([place, { bad, good }]) =>
  [...bad.map((source) => ({ source, isRefused: true })), ...good.map((source) => ({ source, isRefused: false }))].map(
    (one, index) => ({
      ...one,
      place,
      file: `${place}/planted-${index}.ts`,
    }),
  ),
);

const folder = mkdtempSync(join(tmpdir(), 'room-rules-'));
/** @type {Set<string>} */
let refused;

/** @param {string} file @param {string} source */
function plant(file, source) {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), `import { thing } from '${source}';\n\nexport const same = thing;\n`);
}

beforeAll(() => {
  copyFileSync(join(root, 'biome.json'), join(folder, 'biome.json'));
  for (const { file, source } of planted) plant(file, source);
  plant('services/some/src/domain/planted.test.ts', 'typeorm');
  plant('services/some/test/planted.ts', '../../other/src/service.js');
  plant('gateway/test/planted.test.ts', '@complaints/some');
  const lint = ['lint', '--only=style/noRestrictedImports', '--max-diagnostics=none', '--reporter=json', '.'];
  const { stdout } = spawnSync(join(root, 'node_modules/.bin/biome'), lint, { cwd: folder, encoding: 'utf8' });
  refused = new Set(JSON.parse(stdout).diagnostics.map((/** @type {any} */ diagnostic) => diagnostic.location.path));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

for (const place of Object.keys(places)) {
  const here = planted.filter((one) => one.place === place);
  test.each(here.filter((one) => one.isRefused))(`${place} may not import $source`, ({ file }) =>
    expect(refused).toContain(file),
  );
  test.each(here.filter((one) => !one.isRefused))(`${place} may import $source`, ({ file }) =>
    expect(refused).not.toContain(file),
  );
}

test('tests may import anything', () => {
  expect([...refused].filter((path) => path.includes('test'))).toEqual([]);
});
