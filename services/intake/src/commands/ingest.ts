import { run } from './ingest/run.js';

/** `npm run ingest -- --from FILE`: registers complaints from a file through the gateway's API, in a process of its own. */
const stopping = new AbortController();
process.once('SIGINT', () => stopping.abort());
process.once('SIGTERM', () => stopping.abort());

const { argv, env, stdout, stderr } = process;
process.exitCode = await run({ words: argv.slice(2), environment: env, stdout, stderr, signal: stopping.signal });
