import { expect, test } from 'vitest';
import { licenceFaults } from './licences.mjs';
import { lockedPackages } from './lockfile.mjs';

const policy = {
  allowed: ['MIT', 'Apache-2.0', 'BSD-3-Clause'],
  exceptions: [
    { licence: 'MPL-2.0', packages: ['feather', 'feather-*'], because: 'It is neither changed nor shipped.' },
  ],
  builtWith: { 'feather-*': 'feather' },
  published: { wasm: 'MIT' },
};
const feather = { name: 'feather', version: '2.0.0', optional: false };
const leaf = { name: 'feather-linux', version: '2.0.0', optional: true };

/** @param {Record<string, string>} licences by `name@version` @param {import('./lockfile.mjs').LockedPackage[]} locked */
const faultsOf = (licences, locked) =>
  licenceFaults(
    [feather, leaf, ...locked],
    new Map(Object.entries({ 'feather@2.0.0': 'MPL-2.0', ...licences })),
    policy,
  );

/** @param {string} licence @param {string} [name] */
const planted = (licence, name = 'planted') =>
  faultsOf({ [`${name}@1.0.0`]: licence }, [{ name, version: '1.0.0', optional: false }]);

test.each(['MIT', 'GPL-3.0-only OR MIT', '(MIT AND BSD-3-Clause)', '(MIT OR WTFPL)'])('%s is allowed', (licence) => {
  expect(planted(licence)).toEqual([]);
});

test.each([
  'GPL-3.0-only',
  'MIT AND GPL-3.0-only',
  'SEE LICENSE IN LICENSE',
  'Unknown',
  '(MIT OR ISC) AND (GPL-2.0-only OR GPL-3.0-only)',
])('a package under %s is named with its licence', (licence) => {
  expect(planted(licence)).toEqual([`planted 1.0.0 is under ${licence}, which licences.yaml does not allow`]);
});

test('an exception is for the packages named, and for one licence', () => {
  expect(planted('MPL-2.0')).toEqual(['planted 1.0.0 is under MPL-2.0, which licences.yaml does not allow']);
  expect(planted('AGPL-3.0-only', 'feather-cloud')).toEqual([
    'feather-cloud 1.0.0 is under AGPL-3.0-only, which licences.yaml does not allow',
  ]);
});

test('an exception that no package needs any more is refused', () => {
  expect(licenceFaults([], new Map(), policy)).toEqual([
    'The exception of feather (MPL-2.0) in licences.yaml is not needed any more',
    'The exception of feather-* (MPL-2.0) in licences.yaml is not needed any more',
  ]);
});

test('what is installed on other platforms only is accounted for, by what it is built with or by name', () => {
  const elsewhere = { name: 'wasm', version: '1.0.0', optional: true };
  expect(faultsOf({}, [elsewhere])).toEqual([]);
  expect(faultsOf({}, [{ ...elsewhere, name: 'nobody-knows' }])).toEqual([
    'nobody-knows 1.0.0 is not installed on this platform, and licences.yaml does not say what it is built with',
  ]);
});

test('a package that ought to be installed and is not is named', () => {
  expect(faultsOf({}, [{ name: 'lost', version: '1.0.0', optional: false }])).toEqual([
    'lost 1.0.0 is in the lockfile and not installed: install the dependencies anew',
  ]);
});

test('a lockfile names each version once; one that any snapshot needs is not optional', () => {
  const text = `
packages:
  '@scope/a@1.0.0': { resolution: {} }
  b@2.0.0: { resolution: {} }
snapshots:
  '@scope/a@1.0.0(b@2.0.0)': { optional: true }
  '@scope/a@1.0.0': {}
  b@2.0.0: { optional: true }
`;
  expect(lockedPackages(text)).toEqual([
    { name: '@scope/a', version: '1.0.0', optional: false },
    { name: 'b', version: '2.0.0', optional: true },
  ]);
});
