import semver from 'semver';
import { newest } from './software.mjs';

/**
 * @typedef {object} Software
 * @property {string} name
 * @property {string} version
 * @property {string} where it is named
 */

/**
 * @typedef {object} Advisory
 * @property {string} package
 * @property {string[]} fixedIn the first mended version of each line that was mended, ascending
 * @property {string} [since] the first version at fault, when earlier ones are not
 * @property {string} id
 * @property {string} why what can happen
 */

/**
 * @typedef {object} Acceptance
 * @property {string} package
 * @property {string} version
 * @property {string[]} ids
 * @property {string} because why the fault does not reach us
 */

/**
 * Which of the software in use stands below a version in which a known fault was mended, one sentence for each.
 * @param {readonly Software[]} software
 * @param {{ advisories: Advisory[], accepted: Acceptance[] }} known what `advisories.yaml` says
 * @returns {string[]}
 */
export function advisoryFaults(software, { advisories, accepted }) {
  const needed = new Set();
  const faults = software.flatMap(({ name, version, where }) =>
    advisories
      .filter((advisory) => advisory.package === name && isAtFault(version, advisory))
      .filter(({ id }) => {
        const acceptance = accepted.find(
          (each) => each.package === name && each.version === version && each.ids.includes(id),
        );
        if (acceptance) needed.add(`${name} ${version} ${id}`);
        return !acceptance;
      })
      .map(
        (advisory) =>
          `${name} ${version.replaceAll(`.${newest}`, '')} (${where}) needs ${neededVersion(version, advisory)} or later: ${advisory.id}, ${advisory.why}`,
      ),
  );
  const stale = accepted.flatMap((each) =>
    each.ids
      .filter((id) => !needed.has(`${each.package} ${each.version} ${id}`))
      .map(
        (id) => `The acceptance of ${id} in ${each.package} ${each.version} in advisories.yaml is not needed any more`,
      ),
  );
  return [...faults, ...stale];
}

/** @param {string} version @param {Advisory} advisory */
function isAtFault(version, { fixedIn, since }) {
  if (since !== undefined && semver.lt(version, since)) return false;
  if (semver.gte(version, /** @type {string} */ (fixedIn.at(-1)))) return false;
  return !fixedIn.some((fixed) => isSameLine(version, fixed, fixedIn) && semver.gte(version, fixed));
}

/** The mended version in the line of a version at fault, else the next one above it. @param {string} version @param {Advisory} advisory */
const neededVersion = (version, { fixedIn }) =>
  fixedIn.find((fixed) => isSameLine(version, fixed, fixedIn)) ??
  fixedIn.find((fixed) => semver.gt(fixed, version)) ??
  fixedIn.at(-1);

/** A line is a major version, or each minor one where several of a major were mended. @param {string} version @param {string} fixed @param {string[]} fixedIn */
function isSameLine(version, fixed, fixedIn) {
  const major = semver.major(fixed);
  if (semver.major(version) !== major) return false;
  const several = fixedIn.filter((each) => semver.major(each) === major).length > 1;
  return !several || semver.minor(version) === semver.minor(fixed);
}
