import { type CommandContext, ofItself, transact } from '@complaints/kit';
import { tellUntold } from '../actions/tell-untold.js';

const NONE = '00000000-0000-0000-0000-000000000000';

/**
 * Tells of every complaint whose it is and which files were kept, where that was never told, batch by batch; a second time
 * finds nothing to tell.
 */
export async function tellUntoldCommand({ dataSource, clock, log }: CommandContext): Promise<void> {
  const done = { complaints: 0, customers: 0, files: 0 };
  for (let after = NONE; ; ) {
    const from = after;
    const batch = await transact(dataSource, ofItself('tell-untold'), (em) =>
      tellUntold(em, { after: from, now: clock.now() }),
    );
    if (batch.count === 0) break;
    after = batch.after;
    done.complaints += batch.count;
    done.customers += batch.customers;
    done.files += batch.files;
    if (done.complaints % 10_000 === 0) log.info(done, 'complaints looked at');
  }
  log.info(done, 'of every complaint is told whose it is and which files were kept');
}
