import { textOf } from './compose.mjs';

/**
 * @typedef {object} Instruction
 * @property {string} name in capitals
 * @property {string} value what follows the name, without flags
 * @property {Record<string, string>} flags such as `from`
 */

/** @typedef {{ name?: string, from: string, instructions: Instruction[] }} Stage */

/** The stages of the Dockerfile in their order; the last one is the image. @returns {Stage[]} */
export function readDockerfile() {
  /** @type {Stage[]} */
  const stages = [];
  const text = textOf('Dockerfile')
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '');
  for (const line of text.split('\n').filter((one) => one.trim())) {
    const instruction = readInstruction(line);
    if (instruction.name === 'FROM') {
      const [from, , name] = instruction.value.split(/\s+/);
      stages.push({ from, name, instructions: [] });
    } else stages.at(-1)?.instructions.push(instruction);
  }
  return stages;
}

/** @param {string} line @returns {Instruction} */
function readInstruction(line) {
  const [, name, flags, value] = /^(\w+)((?:\s+--\w[\w-]*=\S+)*)\s+(.*)$/.exec(line) ?? [];
  if (!name) throw new Error(`This line of the Dockerfile is not understood: ${line}`);
  const pairs = [...flags.matchAll(/--([\w-]+)=(\S+)/g)].map(([, key, given]) => [key, given]);
  return { name: name.toUpperCase(), value: value.trim(), flags: Object.fromEntries(pairs) };
}

/**
 * What the image says of itself.
 * @param {Stage} stage
 */
export function imageOf({ instructions }) {
  const last = (/** @type {string} */ name) => instructions.findLast((one) => one.name === name)?.value ?? '';
  return {
    environment: environmentOf(instructions),
    user: last('USER'),
    stopSignal: last('STOPSIGNAL'),
    entrypoint: /** @type {string[]} */ (JSON.parse(last('ENTRYPOINT'))),
    command: /** @type {string[]} */ (JSON.parse(last('CMD'))),
    healthCheck: /** @type {string[]} */ (JSON.parse(last('HEALTHCHECK').replace(/^CMD\s+/, ''))),
  };
}

/** What the instructions put into the environment. @param {Instruction[]} instructions @returns {Record<string, string>} */
export const environmentOf = (instructions) =>
  Object.fromEntries(
    instructions
      .filter(({ name }) => name === 'ENV')
      .flatMap(({ value }) => value.split(/\s+/).map((pair) => pair.split('='))),
  );
