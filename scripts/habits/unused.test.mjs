import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../workspace.mjs';

const folder = mkdtempSync(join(tmpdir(), 'unused-'));

/** A service with something planted in it that nobody uses, in the layout of ours. @type {Record<string, string>} */
const files = {
  'package.json': '{ "name": "root", "private": true }',
  'pnpm-workspace.yaml': 'packages: [packages/*, services/*]\n',
  'packages/kit/package.json':
    '{ "name": "@our/kit", "private": true, "exports": { ".": { "source": "./src/index.ts", "default": "./dist/index.js" } } }',
  'packages/kit/src/index.ts': 'export const used = 1;\nexport const offeredToNobody = 2;\n',
  'services/some/package.json':
    '{ "name": "@our/some", "private": true, "dependencies": { "@our/kit": "workspace:*", "left-over": "1.0.0" } }',
  'services/some/src/main.ts': "import { start } from './service.js';\nstart();\n",
  'services/some/src/service.ts':
    "import { used } from '@our/kit';\nimport { rule } from './domain/rule.js';\nimport 'unlisted';\nexport const start = () => rule(used);\n",
  'services/some/src/domain/rule.ts':
    'export const rule = (n: number) => n;\nexport const orphan = 3;\nexport interface Orphan { n: number }\n',
  'services/some/src/domain/forgotten.ts': 'export const forgotten = 4;\n',
  'services/some/test/story.test.ts': "import { helper } from './steps.js';\nhelper();\n",
  'services/some/test/steps.ts': 'export const helper = () => 5;\n',
};
/** @type {string} */
let report;

beforeAll(() => {
  copyFileSync(join(root, 'knip.jsonc'), join(folder, 'knip.jsonc'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const knip = join(root, 'node_modules/.bin/knip');
  const { stdout } = spawnSync(knip, ['--directory', folder, '--no-config-hints', '--reporter', 'compact'], {
    encoding: 'utf8',
  });
  report = stdout;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('what nobody uses or nobody listed is named, and nothing else', () => {
  const named = report.split('\n').filter((line) => line.includes(': '));
  expect(named).toEqual([
    'services/some/src/domain/forgotten.ts: services/some/src/domain/forgotten.ts',
    'services/some/package.json: left-over',
    'services/some/src/service.ts: unlisted',
    'packages/kit/src/index.ts: offeredToNobody',
    'services/some/src/domain/rule.ts: orphan',
    'services/some/src/domain/rule.ts: Orphan',
  ]);
});
