import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Content, checkKey, NotKept, type Storage } from './storage.js';

/**
 * Keeps files in a folder of this machine, in subfolders by the first two signs of their keys. A file has its name only
 * when it is whole and on the disk, and cannot be written to from then on.
 */
export function localFolder(folder: string): Storage {
  const pathOf = (key: string) => join(folder, checkKey(key).slice(0, 2), key);
  return {
    async put(key, content, bytes) {
      const path = pathOf(key);
      const partial = `${path}.partial`;
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      try {
        await write(partial, content, bytes);
        await rename(partial, path);
      } catch (error) {
        await rm(partial, { force: true });
        throw error;
      }
      await syncFolder(dirname(path));
    },
    async get(key) {
      const file = await open(pathOf(key), 'r').catch((error: NodeJS.ErrnoException) => {
        throw error.code === 'ENOENT' ? new NotKept(key) : error;
      });
      return createReadStream('', { fd: file, highWaterMark: 256 * 1024 });
    },
    async remove(key) {
      for (const path of [pathOf(key), `${pathOf(key)}.partial`]) await rm(path, { force: true });
    },
  };
}

async function write(path: string, content: Content, bytes: number): Promise<void> {
  await rm(path, { force: true });
  const file = await open(path, 'wx', 0o400);
  try {
    await file.writeFile(content);
    const { size } = await file.stat();
    if (size !== bytes) throw new Error(`${size} bytes came where ${bytes} were said`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** So that the new name is on the disk too. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
