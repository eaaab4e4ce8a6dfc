import { DAY_MS, ofItself, type Timer, transact } from '@complaints/kit';
import { forgetLinks } from '@complaints/kit/files';
import { giveUpStatements } from '../actions/reconcile/give-up-statements.js';
import { FileLink } from '../data/files/file-link.js';

const NAME = 'tidy-files';

/** Gives up statements that never came, and lets go of addresses that ended a day ago. */
export const tidyFilesTimer: Timer = {
  name: NAME,
  async pass(dataSource, now) {
    await forgetLinks(dataSource.manager, FileLink, new Date(now.getTime() - DAY_MS));
    return transact(dataSource, ofItself(NAME), (em) => giveUpStatements(em, now));
  },
};
