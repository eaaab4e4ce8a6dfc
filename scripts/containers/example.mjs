import { execFileSync } from 'node:child_process';
import { parseEnv } from 'node:util';
import { textOf } from './compose.mjs';

/** The variables of .env.example with the line of comment that shows the value or the command that makes it. */
export function exampleVariables() {
  /** @type {Map<string, string>} */
  const shown = new Map();
  let last = '';
  for (const line of textOf('.env.example').split('\n')) {
    if (line.startsWith('#   ')) last = line.slice(4);
    const [, name] = /^(\w+)=/.exec(line) ?? [];
    if (name) shown.set(name, last);
  }
  return shown;
}

/** A filled in .env: every value as .env.example shows it, secrets by the commands that it gives. @returns {Record<string, string>} */
export function filledExample() {
  const lines = [...exampleVariables()].map(([name, shown]) => {
    const value = shown.startsWith('node ') ? execFileSync('sh', ['-c', shown], { encoding: 'utf8' }).trim() : shown;
    return `${name}='${value}'`;
  });
  return /** @type {Record<string, string>} */ (parseEnv(lines.join('\n')));
}
