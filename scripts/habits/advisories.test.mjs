import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import semver from 'semver';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { root } from '../workspace.mjs';
import { advisoryFaults } from './advisories.mjs';
import { imagesOf, softwareOf } from './software.mjs';

const advisory = { package: 'door', fixedIn: ['1.4.2', '3.0.1'], id: 'CVE-1', why: 'it does not shut' };
const where = 'pnpm-lock.yaml';

/** @param {string} version @param {import('./advisories.mjs').Advisory} [known] */
const isAtFault = (version, known = advisory) =>
  advisoryFaults([{ name: 'door', version, where }], { advisories: [known], accepted: [] }).length > 0;

test('a version below the mended one of its line is named, with what is needed and why', () => {
  expect(advisoryFaults([{ name: 'door', version: '3.0.0', where }], { advisories: [advisory], accepted: [] })).toEqual(
    ['door 3.0.0 (pnpm-lock.yaml) needs 3.0.1 or later: CVE-1, it does not shut'],
  );
});

test.each([
  ['0.9.0', true],
  ['1.4.1', true],
  ['1.4.2', false],
  ['1.9.0', false],
  ['2.7.0', true],
  ['3.0.1-beta.1', true],
  ['3.0.1', false],
  ['4.0.0', false],
])('%s of a fault mended in 1.4.2 and 3.0.1 is at fault: %s', (version, expected) => {
  expect(isAtFault(version)).toBe(expected);
});

test.each([
  ['2.9.22', true],
  ['2.9.23', false],
  ['2.10.1', true],
  ['2.10.2', false],
  ['2.11.0', false],
])('where several lines of a major were mended, %s is at fault: %s', (version, expected) => {
  expect(isAtFault(version, { ...advisory, fixedIn: ['2.9.23', '2.10.2'] })).toBe(expected);
});

test('a version from before the fault is not at fault', () => {
  expect(['1.1.9', '1.2.0'].map((version) => isAtFault(version, { ...advisory, since: '1.2.0' }))).toEqual([
    false,
    true,
  ]);
});

test('an acceptance is for one version and one advisory, and only as long as it is needed', () => {
  const acceptance = { package: 'door', version: '3.0.0', ids: ['CVE-1'], because: 'It is never shut.' };
  const faults = (/** @type {string} */ version) =>
    advisoryFaults([{ name: 'door', version, where }], { advisories: [advisory], accepted: [acceptance] });
  const stale = 'The acceptance of CVE-1 in door 3.0.0 in advisories.yaml is not needed any more';
  expect(faults('3.0.0')).toEqual([]);
  expect(faults('3.0.1')).toEqual([stale]);
  expect(faults('1.0.0')).toEqual(['door 1.0.0 (pnpm-lock.yaml) needs 1.4.2 or later: CVE-1, it does not shut', stale]);
});

test('the file itself: versions are whole and ascending, ids are no vague words', () => {
  /** @type {{ advisories: import('./advisories.mjs').Advisory[] }} */
  const { advisories } = parse(readFileSync(join(root, 'scripts/habits/advisories.yaml'), 'utf8'));
  for (const { fixedIn, since, id } of advisories) {
    expect(fixedIn.map((version) => semver.valid(version))).toEqual(semver.sort([...fixedIn]));
    if (since !== undefined) expect(semver.valid(since)).toBe(since);
    expect(id).toMatch(/^(CVE-\d{4}-\d+|GHSA(-\w{4}){3}|SNYK-[\w-]+|PostgreSQL-\d{4}-\d\d-\d\d)$/);
  }
  expect(new Set(advisories.map(({ package: name, id }) => `${name} ${id}`)).size).toBe(advisories.length);
});

test('images are known by their tags; what a tag leaves out is the newest of its line', () => {
  const shown = (/** @type {string} */ image) =>
    softwareOf(image, 'f').map(({ name, version }) => `${name} ${version}`);
  expect(shown('postgres:18.4-bookworm')).toEqual(['postgres 18.4.9999']);
  expect(shown('docker.io/library/nats:2.12.7-alpine')).toEqual(['nats-server 2.12.7']);
  expect(shown('node:24')).toEqual(['node 24.9999.9999']);
  expect([shown('complaints'), shown('postgres:latest'), shown('someone/else:1.2.3')]).toEqual([[], [], []]);
});

test('images are read from a Dockerfile and from a compose file', () => {
  expect(imagesOf('# A comment.\nFROM --platform=linux/amd64 node:24.21.0 AS node\nFROM node\n')).toEqual([
    'node:24.21.0',
    'node',
  ]);
  expect(imagesOf('services:\n  db: { image: "postgres:18.6" }\n  ours: { build: . }\n')).toEqual(['postgres:18.6']);
});
