/**
 * What `npm test` does: the preparation, the type check, the lint with the room rules, the habits, every test.
 * With arguments, which are passed on to vitest, it runs those tests alone and measures no coverage.
 */
import { CommandFailed, runCommand } from './command.mjs';
import { Interrupted, interruption } from './interruption.mjs';
import { prepare } from './prepare.mjs';
import { elapsed, say, step } from './progress.mjs';
import { root } from './workspace.mjs';

const signal = interruption(() => process.exit(130));

try {
  // Building type-checks everything, the tests included.
  const { node, env } = await prepare({ signal });
  /** @param {string} title @param {string} command @param {string[]} flags */
  const check = (title, command, ...flags) => step(title, () => runCommand(command, flags, { cwd: root, env, signal }));
  await check('Checking the style and the room rules', 'biome', 'check', '.');
  await check('Looking for what nobody uses', 'knip', '--no-progress', '--treat-config-hints-as-errors').catch(
    (error) => {
      if (error instanceof CommandFailed)
        say('Remove it, or say in knip.jsonc why it stays: CONTRIBUTING.md, “Habits”.');
      throw error;
    },
  );
  await check('Checking licences, advisories and rule numbers', node, 'scripts/habits.mjs');
  const wanted = process.argv.slice(2);
  if (wanted.length > 0) {
    await check('Running the tests asked for', 'vitest', 'run', ...wanted);
  } else {
    await check('Running the tests of the rules', 'vitest', 'run', '--project', 'rules', '--coverage');
    await check('Running the stories', 'vitest', 'run', '--project', 'stories');
  }
  say(`✓ All is well (${elapsed()})`);
} catch (error) {
  if (!(error instanceof Interrupted)) console.error(error instanceof CommandFailed ? `✗ ${error.message}` : error);
  process.exitCode = error instanceof CommandFailed ? error.exitCode : error instanceof Interrupted ? 130 : 1;
}
