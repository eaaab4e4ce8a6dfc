import { parse } from 'yaml';

/**
 * @typedef {object} LockedPackage
 * @property {string} name
 * @property {string} version
 * @property {boolean} optional whether an installation may do without it, as on another platform
 */

/**
 * Every version of every package that a lockfile names, once each; our own packages are not among them.
 * @param {string} text of `pnpm-lock.yaml`, version 9
 * @returns {LockedPackage[]}
 */
export function lockedPackages(text) {
  /** @type {{ packages: Record<string, unknown>, snapshots: Record<string, { optional?: boolean }> }} */
  const { packages, snapshots } = parse(text);
  const needed = new Set(
    Object.entries(snapshots)
      .filter(([, { optional }]) => !optional)
      .map(([key]) => key.split('(')[0]),
  );
  return Object.keys(packages).map((key) => {
    const at = key.lastIndexOf('@');
    return { name: key.slice(0, at), version: key.slice(at + 1), optional: !needed.has(key) };
  });
}
