import { after, ofItself, type Timer, transact, withPatience } from '@complaints/kit';
import type { DataSource } from 'typeorm';
import { CHECK_MS, carryOutVerification } from '../actions/verification/carry-out-verification.js';
import { startVerificationOfNight } from '../actions/verification/start-books-verification.js';
import { policyInForce } from '../data/policy/find-policies.js';
import { findUnfinished, isVerifiedInNight } from '../data/verification/find-verifications.js';
import { nightOf } from '../domain/verification.js';

const name = 'carry-out-verification';

/** Verifies the books when somebody has asked for it, and once in every night. Source: R64. */
export const carryOutVerificationTimer: Timer = {
  name,
  async pass(dataSource, now, stopping) {
    await beginInNight(dataSource, now);
    if (!(await findUnfinished(dataSource.manager))) return 0;
    const since = performance.now();
    const later = () => after(now, performance.now() - since);
    try {
      return await withPatience(dataSource, { statementMs: CHECK_MS, stopping }, (patient) =>
        carryOutVerification({ dataSource, patient, later }),
      );
    } catch (error) {
      // Whoever comes next takes it up again.
      if (stopping?.aborted) return 0;
      throw error;
    }
  },
};

async function beginInNight(dataSource: DataSource, now: Date): Promise<void> {
  const { timeZone } = await policyInForce(dataSource.manager, now);
  const nightOn = nightOf(now, timeZone);
  if (nightOn === null || (await isVerifiedInNight(dataSource.manager, nightOn))) return;
  await transact(dataSource, ofItself(name), (em) => startVerificationOfNight(em, { nightOn, now }));
}
