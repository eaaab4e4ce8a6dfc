import { run } from './replay-deadlines/run.js';

/** `npm run replay:deadlines -- --from FILE`: our verdict on clocks of the past against the one on record. */
const { argv, stdout, stderr } = process;
process.exitCode = await run(argv.slice(2), { stdout, stderr });
