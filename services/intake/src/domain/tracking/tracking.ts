import { RuleError } from '@complaints/contracts';
import { HOUR_MS } from '@complaints/kit/pure';

/** How often a wrong contact may be tried for one number, known or not. Source: R3. */
export const WRONG_TRIES = { most: 10, withinMs: HOUR_MS } as const;

/** @param again from when on one more try is allowed */
export const tooManyTries = (again: Date): RuleError =>
  new RuleError('TOO_MANY_TRIES', `This number was tried too often; try again from ${again.toISOString()} on.`, [
    'number',
  ]);
