import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from '../workspace.mjs';

/**
 * What is read here of a container in docker-compose.yml.
 * @typedef {object} ComposeService
 * @property {string} [image]
 * @property {string} [build]
 * @property {string[]} [command]
 * @property {Record<string, string>} [environment]
 * @property {Record<string, { condition: string, required?: boolean }>} [depends_on]
 * @property {{ test?: string[], disable?: boolean }} [healthcheck]
 * @property {string[]} [ports]
 * @property {string[]} [volumes]
 * @property {string[]} [networks]
 * @property {Record<string, unknown>} [logging]
 * @property {string} [restart]
 * @property {boolean} [read_only]
 * @property {string[]} [cap_drop]
 * @property {string[]} [security_opt]
 * @property {string} [mem_limit]
 * @property {string} [stop_grace_period]
 */

/** @typedef {{ services: Record<string, ComposeService>, networks: Record<string, { internal?: boolean }>, volumes: Record<string, unknown> }} Compose */

/** The text of a file of the workspace. @param {string} path */
export const textOf = (path) => readFileSync(join(root, path), 'utf8');

/** docker-compose.yml with its anchors resolved and its variables still in it. @returns {Compose} */
export const readCompose = () => parse(textOf('docker-compose.yml'), { merge: true });

const variable = /\$\{(\w+)(?::\?([^}]*))?\}/g;

/**
 * The variables of the environment that a part of docker-compose.yml names, each once, with what is said when it is missing.
 * @param {unknown} part
 */
export const variablesOf = (part) =>
  new Map([...JSON.stringify(part).matchAll(variable)].map(([, name, message]) => [name, message]));

/**
 * Puts the variables in, as Compose does.
 * @template T
 * @param {T} part of docker-compose.yml
 * @param {Record<string, string>} values
 * @returns {T}
 * @throws Error when one is missing or empty
 */
export function interpolate(part, values) {
  if (typeof part === 'string') {
    const text = part.replace(variable, (_, name, message) => {
      if (!values[name]) throw new Error(`required variable ${name} is missing a value: ${message}`);
      return values[name];
    });
    return /** @type {T} */ (text);
  }
  if (part === null || typeof part !== 'object') return part;
  if (Array.isArray(part)) return /** @type {T} */ (part.map((one) => interpolate(one, values)));
  return /** @type {T} */ (
    Object.fromEntries(Object.entries(part).map(([key, value]) => [key, interpolate(value, values)]))
  );
}
