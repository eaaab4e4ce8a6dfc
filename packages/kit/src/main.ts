import type { DataSource } from 'typeorm';
import { type EventsCommand, UsageError } from './commands/command.js';
import { eventsCommands } from './commands/index.js';
import { createDataSource, migrate } from './data/data-source.js';
import { createConsumer } from './events/consumer.js';
import { printSubgraph } from './graphql/schema.js';
import { systemClock } from './process/clock.js';
import { MigrationConfig, readConfig, ServiceConfig } from './process/config.js';
import { runProcess } from './process/lifecycle.js';
import { createLog, type Log } from './process/log.js';
import { type Service, startService } from './service.js';

type Environment = Record<string, string | undefined>;

/**
 * What a service's process does: without a word it serves; `migrate` brings the tables up to date, `print-schema`
 * writes the subgraph's schema, `dead-letters`, `parked` and `republish` are for operators, and any other word is a command
 * of the service. Exit codes: 0, 64 for words that are not understood, 1 for everything else.
 */
export async function main(service: Service, environment: Environment, words: readonly string[]): Promise<void> {
  const log = createLog(service.name, environment.LOG_LEVEL ?? 'info');
  const [word, ...rest] = words;
  try {
    if (word === undefined) {
      const config = readConfig(ServiceConfig, environment);
      return await runProcess(log, () => startService(service, { config, log }));
    }
    if (word === 'print-schema') process.stdout.write(printSubgraph(service.graph));
    else await runCommand(service, { word, rest, environment, log });
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 64;
      return;
    }
    log.fatal({ err: error }, 'failed');
    process.exitCode = 1;
  }
}

async function runCommand(
  service: Service,
  { word, rest, environment, log }: { word: string; rest: readonly string[]; environment: Environment; log: Log },
): Promise<void> {
  if (word === 'migrate') {
    const done = await migrate(readConfig(MigrationConfig, environment).MIGRATION_DATABASE_URL, service.tables);
    log.info({ done }, 'the tables are up to date');
    return;
  }
  const help = service.help?.[word];
  if (help && rest.includes('--help')) {
    process.stdout.write(help);
    return;
  }
  const eventsCommand = eventsCommands[word];
  const command = service.commands[word];
  if (!eventsCommand && !command) throw new UsageError(`unknown command ${word}; there are ${namesOf(service)}`);
  const { DATABASE_URL } = readConfig(ServiceConfig.pick({ DATABASE_URL: true }), environment);
  const dataSource = await createDataSource(DATABASE_URL, service.tables, { name: service.name, pool: 2 }).initialize();
  try {
    if (eventsCommand)
      await runEventsCommand(service, eventsCommand, { dataSource, databaseUrl: DATABASE_URL, words: rest });
    else await command?.({ dataSource, clock: systemClock, log, words: rest });
  } finally {
    await dataSource.destroy();
  }
}

const namesOf = ({ commands }: Service): string =>
  ['migrate', 'print-schema', ...Object.keys(eventsCommands), ...Object.keys(commands)].join(', ');

async function runEventsCommand(
  { hearings }: Service,
  { run, usage }: EventsCommand,
  given: { dataSource: DataSource; databaseUrl: string; words: readonly string[] },
): Promise<void> {
  const consume = createConsumer({ hearings, dataSource: given.dataSource, clock: systemClock });
  const print = (line: unknown) =>
    void process.stdout.write(`${typeof line === 'string' ? line : JSON.stringify(line)}\n`);
  try {
    await run({ ...given, consume, print });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(`${error.message}\n${usage}`);
  }
}
