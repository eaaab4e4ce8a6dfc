import { run } from './evaluate-classifier/run.js';

/** `npm run evaluate:classifier -- --from FILE`: how well classification is suggested after learning from a file. */
const { argv, stdout, stderr } = process;
process.exitCode = await run(argv.slice(2), { stdout, stderr });
