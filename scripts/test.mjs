/** What `npm test` does: the preparation, the type check, the lint with the room rules, every test. Arguments are passed on to vitest. */
import { CommandFailed, runCommand } from './command.mjs';
import { Interrupted, interruption } from './interruption.mjs';
import { prepare } from './prepare.mjs';
import { elapsed, say, step } from './progress.mjs';
import { root } from './workspace.mjs';

const signal = interruption(() => process.exit(130));

try {
  // Building type-checks everything, the tests included.
  const { env } = await prepare({ signal });
  await step('Checking the style and the room rules', () =>
    runCommand('biome', ['check', '.'], { cwd: root, env, signal }),
  );
  const vitest = ['run', ...process.argv.slice(2)];
  await step('Running the tests', () => runCommand('vitest', vitest, { cwd: root, env, signal }));
  say(`✓ All is well (${elapsed()})`);
} catch (error) {
  if (!(error instanceof Interrupted)) console.error(error instanceof CommandFailed ? `✗ ${error.message}` : error);
  process.exitCode = error instanceof CommandFailed ? error.exitCode : error instanceof Interrupted ? 130 : 1;
}
