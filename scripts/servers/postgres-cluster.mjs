import { createHash, randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runCommand } from '../command.mjs';
import { isPassable, passableFolder, postgresUser } from './postgres-binaries.mjs';

/**
 * Where a cluster asked for in a folder really lives: elsewhere when root owns the way there alone.
 * @param {string} folder
 */
export function clusterFolder(folder, user = postgresUser()) {
  const wanted = resolve(folder);
  if (!user || isPassable(wanted)) return wanted;
  return passableFolder(`cluster-${createHash('sha256').update(wanted).digest('hex').slice(0, 16)}`);
}

/** @param {import('./postgres-binaries.mjs').SystemUser | undefined} user */
export function temporaryHome(user) {
  const home = mkdtempSync(join(user && !isPassable(tmpdir()) ? '/tmp' : tmpdir(), 'postgres-'));
  if (user) chownSync(home, user.uid, user.gid);
  return home;
}

/**
 * Makes the cluster when there is none. It gets its name only when it is complete.
 * @param {{ home: string, data: string, installation: string, durable: boolean, user?: import('./postgres-binaries.mjs').SystemUser, signal?: AbortSignal }} cluster
 * @returns {Promise<string>} the password of its administrator
 */
export async function initialise({ home, data, user, installation, durable, signal }) {
  const passwordFile = join(home, 'password');
  if (existsSync(data)) return readFileSync(passwordFile, 'utf8').trim();
  mkdirSync(home, { recursive: true, mode: 0o755 });
  const unfinished = join(home, 'unfinished');
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  const password = randomBytes(24).toString('base64url');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) for (const path of [unfinished, passwordFile]) chownSync(path, user.uid, user.gid);
  const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
  const flags = [
    '--username=postgres',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    `--locale=${locale}`,
    ...(durable ? [] : ['--no-sync']),
  ];
  const initdb = [`--pgdata=${unfinished}`, `--pwfile=${passwordFile}`, ...flags];
  try {
    await runCommand(join(installation, 'bin', 'initdb'), initdb, {
      cwd: home,
      env: postgresEnvironment(),
      user,
      output: 'capture',
      signal,
    });
  } catch (error) {
    if (!durable) rmSync(home, { recursive: true, force: true });
    throw error;
  }
  renameSync(unfinished, data);
  return password;
}

/** Only what Postgres needs: settings such as PGPORT or a foreign locale must not reach it. */
export const postgresEnvironment = () => ({
  PATH: process.env.PATH,
  TZ: 'UTC',
  LC_ALL: process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8',
});
