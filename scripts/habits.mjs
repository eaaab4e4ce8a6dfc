/**
 * Checks what no compiler sees: the licences of all dependencies, versions with known faults, rules without a test.
 * Needs no network. What each asks for, and how an exception is made, is in CONTRIBUTING.md.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { runCommand } from './command.mjs';
import { advisoryFaults } from './habits/advisories.mjs';
import { licenceFaults } from './habits/licences.mjs';
import { lockedPackages } from './habits/lockfile.mjs';
import { implementedRules, ruleFaults } from './habits/rule-numbers.mjs';
import { softwareInUse } from './habits/software.mjs';
import { say } from './progress.mjs';
import { root } from './workspace.mjs';

/** @param {string} path relative to the workspace */
const read = (path) => readFileSync(join(root, path), 'utf8');
/** @param {string} pattern */
const texts = (pattern) =>
  globSync(pattern, { cwd: root, exclude: ['**/node_modules', '**/dist'] }).map((path) => ({ path, text: read(path) }));

/** The licence of every installed package, as pnpm finds it. @returns {Promise<Map<string, string>>} */
async function installedLicences() {
  const listing = await runCommand('pnpm', ['licenses', 'list', '--recursive', '--json'], {
    cwd: root,
    output: 'capture',
  });
  /** @type {Record<string, { name: string, versions: string[] }[]>} */
  const byLicence = JSON.parse(listing);
  return new Map(
    Object.entries(byLicence).flatMap(([licence, packages]) =>
      packages.flatMap(({ name, versions }) =>
        versions.map((version) => /** @type {const} */ ([`${name}@${version}`, licence])),
      ),
    ),
  );
}

/** Shows what a check found. @param {string} allWell @param {string[]} faults */
function report(allWell, faults) {
  if (faults.length === 0) return say(`  ${allWell}`);
  for (const fault of faults) console.error(`  ✗ ${fault}`);
  process.exitCode = 1;
}

const locked = lockedPackages(read('pnpm-lock.yaml'));
report(
  `${locked.length} packages are under licences that are allowed`,
  licenceFaults(locked, await installedLicences(), parse(read('scripts/habits/licences.yaml'))),
);

const known = parse(read('scripts/habits/advisories.yaml'));
report(
  `none is below the versions that ${known.advisories.length} advisories ask for; ${known.accepted.length} are accepted with a reason`,
  advisoryFaults(softwareInUse(locked), known),
);

const page = read('docs/rules.md');
const written = texts('{packages,services,gateway}/**/*.ts');
const isTest = (/** @type {{ path: string }} */ { path }) => /\.test\.ts$|(^|\/)test\//.test(path);
report(
  `${implementedRules(page).length} rules are implemented, and a test's title cites each`,
  ruleFaults({ page, sources: written.filter((one) => !isTest(one)), tests: written.filter(isTest) }),
);
if (process.exitCode) console.error('CONTRIBUTING.md, “Habits”, says what to do about it.');
