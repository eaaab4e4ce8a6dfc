import { parseArgs } from 'node:util';
import { RuleError } from '@complaints/contracts';
import { type CommandContext, ofItself, transact } from '@complaints/kit';
import { validate } from 'uuid';
import { exportOf, noteExport } from '../actions/personal/export-customer.js';
import type { Vault } from '../domain/vault.js';

const toStandardOutput = (line: string): void => void process.stdout.write(line);

/**
 * Writes everything that is held on a customer, one JSON object to a line, for the person who asked for it. It is kept as a
 * reveal, with the reason.
 */
export const exportCustomerCommand =
  (outside: () => { vault: Vault }, write = toStandardOutput) =>
  async ({ dataSource, clock, words }: CommandContext): Promise<void> => {
    const { customer = '', reason = '' } = parseArgs({
      args: [...words],
      options: { customer: { type: 'string' }, reason: { type: 'string' } },
    }).values;
    if (!validate(customer)) throw new RuleError('CUSTOMER_NOT_FOUND', '--customer is the id of a customer.');
    const command = { customerId: customer, reason, vault: outside().vault, now: clock.now() };
    await transact(dataSource, ofItself('export-customer'), (em) => noteExport(em, command));
    for await (const thing of exportOf(dataSource.manager, command)) write(`${JSON.stringify(thing)}\n`);
  };
