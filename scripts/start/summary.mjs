import { relative } from 'node:path';
import { elapsed, say } from '../progress.mjs';
import { root } from '../workspace.mjs';
import { logFolder } from './processes.mjs';

/**
 * Prints where everything is, and a token for a holder of each post.
 * @param {{ address: (name: string) => string, services: string[] }} options
 */
export async function printSummary({ address, services }) {
  const answer = await fetch(`${address('issuer')}/demonstration-tokens`, { signal: AbortSignal.timeout(10_000) });
  if (!answer.ok) throw new Error(`The development issuer gave no tokens (${answer.status} ${await answer.text()})`);
  const tokens = /** @type {{ post: string, name: string, token: string }[]} */ (await answer.json());

  const graphql = `${address('gateway')}/graphql`;
  say(`\nTokens, to be sent as "Authorization: Bearer TOKEN":\n`);
  for (const { post, name, token } of tokens) say(`  ${post} · ${name}\n  ${token}\n`);
  say(`GraphQL   ${graphql}`);
  say(`GraphiQL  ${graphql} (in a browser)`);
  for (const name of ['gateway', ...services, 'issuer']) say(`Health    ${address(name)}/health/ready  ${name}`);
  say(`Metrics   ${address('metrics')}/metrics  gateway`);
  say(`Logs      ${relative(root, logFolder)}/`);
  say(`\nEverything is running (after ${elapsed()}). Ctrl-C stops it.`);
}
