import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../workspace.mjs';
import { textOf } from './compose.mjs';

/** The rules of .dockerignore in their order: the last that matches a file or a folder above it decides. */
const rules = () =>
  textOf('.dockerignore')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => ({ isIgnored: !line.startsWith('!'), pattern: expressionFor(line.replace(/^!/, '')) }));

/** `**` stands for any number of folders, `*` for anything within one. @param {string} pattern */
function expressionFor(pattern) {
  const parts = pattern.split('/').map((part) => {
    if (part === '**') return '(?:[^/]+/)*';
    return `${part.replaceAll(/[.+^$(){}|]/g, '\\$&').replaceAll('*', '[^/]*')}/`;
  });
  return new RegExp(`^${parts.join('')}$`);
}

/** Tells whether a file, by its path in the workspace, stays out of what Docker is given. */
export function ignoring() {
  const known = rules();
  return (/** @type {string} */ path) => {
    const folders = path.split('/').map((_, index, parts) => `${parts.slice(0, index + 1).join('/')}/`);
    return known.findLast(({ pattern }) => folders.some((folder) => pattern.test(folder)))?.isIgnored ?? false;
  };
}

/** The files that git knows or would take, without those that .dockerignore keeps out. */
export function contextFiles() {
  const isIgnored = ignoring();
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root });
  const files = new Set(listed.toString().split('\0').filter(Boolean));
  return [...files].filter((file) => !isIgnored(file) && existsSync(join(root, file)));
}

/** Lays out what Docker is given. @param {string} folder */
export function layOutContext(folder) {
  for (const file of contextFiles()) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file));
  }
}
