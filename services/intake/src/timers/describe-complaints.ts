import { ofItself, type Timer, transact } from '@complaints/kit';
import { describeComplaints } from '../actions/personal/describe-complaints.js';
import type { Vault } from '../domain/vault.js';

/** Tells which terms occur in complaints, apart from their registration, which would wait for the counts of common words. */
export const describeComplaintsTimer = (outside: () => { vault: Vault }): Timer => ({
  name: 'describe-complaints',
  pass: (dataSource, now) =>
    transact(dataSource, ofItself('describe-complaints'), (em) =>
      describeComplaints(em, { vault: outside().vault, now }),
    ),
});
