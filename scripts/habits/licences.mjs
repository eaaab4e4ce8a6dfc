/**
 * @typedef {object} LicencePolicy what `licences.yaml` says
 * @property {string[]} allowed SPDX names
 * @property {{ licence: string, packages: string[], because: string }[]} exceptions `*` stands for any characters
 * @property {Record<string, string>} builtWith a package of some platforms only → the package it is built with
 * @property {Record<string, string>} published a package of some platforms only → its licence
 */

/**
 * What is wrong with the licences of the dependencies, one sentence for each fault.
 * @param {import('./lockfile.mjs').LockedPackage[]} locked
 * @param {Map<string, string>} installed `name@version` → its licence, an SPDX expression
 * @param {LicencePolicy} policy
 * @returns {string[]}
 */
export function licenceFaults(locked, installed, policy) {
  const needed = new Set();
  const faults = locked.flatMap((one) => {
    const licence = licenceOf(one, { locked, installed, policy });
    const title = `${one.name} ${one.version}`;
    if (licence === undefined) {
      return one.optional
        ? [`${title} is not installed on this platform, and licences.yaml does not say what it is built with`]
        : [`${title} is in the lockfile and not installed: install the dependencies anew`];
    }
    if (isAllowed(licence, policy.allowed)) return [];
    const exception = policy.exceptions.find(
      (each) => each.licence === licence && each.packages.some((pattern) => matches(pattern, one.name)),
    );
    if (!exception) return [`${title} is under ${licence}, which licences.yaml does not allow`];
    for (const pattern of exception.packages) if (matches(pattern, one.name)) needed.add(`${licence} ${pattern}`);
    return [];
  });
  const stale = policy.exceptions.flatMap(({ licence, packages }) =>
    packages
      .filter((pattern) => !needed.has(`${licence} ${pattern}`))
      .map((pattern) => `The exception of ${pattern} (${licence}) in licences.yaml is not needed any more`),
  );
  return [...faults, ...stale];
}

/**
 * @param {import('./lockfile.mjs').LockedPackage} one
 * @param {{ locked: import('./lockfile.mjs').LockedPackage[], installed: Map<string, string>, policy: LicencePolicy }} known
 * @returns {string | undefined}
 */
function licenceOf({ name, version, optional }, { locked, installed, policy }) {
  const own = installed.get(`${name}@${version}`);
  if (own !== undefined || !optional) return own;
  const pattern = Object.keys(policy.builtWith).find((each) => matches(each, name));
  const parent = locked.find((each) => pattern !== undefined && each.name === policy.builtWith[pattern]);
  return parent ? installed.get(`${parent.name}@${parent.version}`) : policy.published[name];
}

/** Whether an SPDX expression can be met with the licences allowed; a nested one is too rare to be understood, and is not. @param {string} expression @param {string[]} allowed */
function isAllowed(expression, allowed) {
  const plain = expression.replace(/^\((.*)\)$/, '$1');
  if (/[()]/.test(plain)) return false;
  return plain.split(' OR ').some((way) => way.split(' AND ').every((licence) => allowed.includes(licence)));
}

/** @param {string} pattern @param {string} name */
const matches = (pattern, name) => (pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern);
