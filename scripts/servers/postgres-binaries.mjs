import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';

/** @typedef {{ uid: number, gid: number }} SystemUser */

/**
 * As whom Postgres runs: it refuses root, so root lends it the system user `postgres`, made when there is none.
 * @returns {SystemUser | undefined} undefined for an ordinary user, who runs it as herself
 */
export function postgresUser() {
  if (process.getuid?.() !== 0) return undefined;
  const id = (/** @type {string} */ flag) =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    try {
      execFileSync(
        'useradd',
        ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'],
        { stdio: 'pipe' },
      );
      return { uid: id('-u'), gid: id('-g') };
    } catch (error) {
      throw new Error(
        `Postgres refuses to run as root, and no user postgres can be made. Run this as an ordinary user.\n${error}`,
      );
    }
  }
}

/**
 * Whether everyone may pass through all folders down to this one.
 * @param {string} folder absolute
 */
export function isPassable(folder) {
  for (let path = folder; path !== dirname(path); path = dirname(path)) {
    if (existsSync(path) && !(statSync(path).mode & 0o001)) return false;
  }
  return true;
}

/** A folder of root's own that everyone may pass through. @param {string} name of what is kept there */
export function passableFolder(name) {
  const folder = '/var/lib/embedded-postgres';
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  return join(folder, name);
}

/**
 * The folder with `bin`, `lib` and `share` of Postgres for this machine.
 * @param {SystemUser | undefined} user who must be able to read it
 * @returns {string}
 */
export function postgresInstallation(user) {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const packageName = `@embedded-postgres/${platform}-${process.arch}`;
  const library = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let native;
  try {
    native = join(dirname(dirname(library.resolve(packageName))), 'native');
  } catch {
    throw new Error(
      `There is no embedded Postgres for this machine (${packageName}). Name a server of yours in DATABASE_URL.`,
    );
  }
  restoreLinks(native);
  if (!user || isPassable(native)) return native;

  const version = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')).version;
  const copy = passableFolder(`binaries-${version}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`;
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(unfinished, copy);
    } catch (error) {
      rmSync(unfinished, { recursive: true, force: true });
      // Another run was quicker.
      if (!existsSync(copy)) throw error;
    }
  }
  return copy;
}

/**
 * Packages cannot carry the links between the libraries. The package's install script restores them, unless install scripts are refused.
 * @param {string} native
 */
function restoreLinks(native) {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const link = join(dirname(native), target);
    if (existsSync(link) || !target.startsWith(`native${sep}`)) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    }
  }
}
