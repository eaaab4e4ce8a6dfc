import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The administrator's address of a Postgres that lives as long as the run. */
    postgresAdminUrl: string;
    /** The path of nats-server. */
    natsServer: string;
  }
}

const graphql = createRequire(new URL('packages/kit/package.json', import.meta.url)).resolve('graphql/index.js');

/** Rules are pure: they need no server, and their files need not be kept apart from each other. */
const ruleFolders = ['packages/contracts/src', 'packages/kit/src/pure', 'services/*/src/domain'];
const rules = ruleFolders.map((folder) => `${folder}/**/*.test.ts`);

// Without `module`: Node would be told the same condition, and load packages meant for bundlers.
const sourceCondition = ['source', 'node', 'development|production'];

const longest = /\/(chaos\/test\/(events|controls)\.test\.ts|scripts\/containers\/image\.test\.mjs)$/;

/** What takes longest comes first, so that no worker is left alone with it; the rest as Vitest has it. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => longest.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  resolve: {
    conditions: sourceCondition,
    // Without this, graphql is loaded once as CommonJS and once as a module, and refuses its own twin.
    alias: [{ find: /^graphql$/, replacement: graphql }],
  },
  ssr: { resolve: { conditions: sourceCondition } },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // With `--coverage`, which is asked of the rules alone: how much of them their own tests go through.
    coverage: {
      provider: 'v8',
      include: ruleFolders.map((folder) => `${folder}/**/*.ts`),
      exclude: ['**/*.test.ts'],
      // On the screen only files that are not covered whole; the rest is in `coverage/index.html`.
      reporter: [['text', { skipFull: true }], 'html'],
      thresholds: { lines: 100, functions: 100, statements: 100, branches: 98 },
    },
    projects: [
      { extends: true, test: { name: 'rules', include: rules, isolate: false } },
      {
        extends: true,
        test: {
          name: 'stories',
          // Each file opens a database and servers of its own; what they load is the same, and loading it is a third of the time.
          isolate: false,
          include: [
            'packages/*/{src,test}/**/*.test.ts',
            'services/*/{src,test}/**/*.test.ts',
            'gateway/{src,test}/**/*.test.ts',
            'chaos/{src,test}/**/*.test.ts',
            'scripts/**/*.test.mjs',
          ],
          exclude: ['**/node_modules/**', ...rules],
          globalSetup: 'scripts/test-servers.mjs',
        },
      },
    ],
  },
});
