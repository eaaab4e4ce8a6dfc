import { createDataSource, migrate } from './data/data-source.js';
import { printSubgraph } from './graphql/schema.js';
import { systemClock } from './process/clock.js';
import { MigrationConfig, readConfig, ServiceConfig } from './process/config.js';
import { runProcess } from './process/lifecycle.js';
import { createLog, type Log } from './process/log.js';
import { type Service, startService } from './service.js';

type Environment = Record<string, string | undefined>;

/**
 * What a service's process does: without a word it serves; `migrate` brings the tables up to date, `print-schema`
 * writes the subgraph's schema, and any other word is a command of the service.
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
  const command = service.commands[word];
  if (!command)
    throw new Error(
      `unknown command ${word}; there are migrate, print-schema, ${Object.keys(service.commands).join(', ')}`,
    );
  const { DATABASE_URL } = readConfig(ServiceConfig.pick({ DATABASE_URL: true }), environment);
  const dataSource = await createDataSource(DATABASE_URL, service.tables, { name: service.name, pool: 2 }).initialize();
  try {
    await command({ dataSource, clock: systemClock, log, words: rest });
  } finally {
    await dataSource.destroy();
  }
}
