import fc from 'fast-check';
import { again, approve, ask, askers, cancel, pay, plan, reject, reverse, withdraw } from './claim-happenings.js';
import { budget, HOUR, level, merge, move, owner, pass, publish, separate, turn, wait } from './fund-happenings.js';
import type { Model } from './model.js';
import type { Real } from './real.js';

/** How many complaints there are; the last belongs to the other region. */
export const COMPLAINTS = 4;

const complaint = fc.nat(COMPLAINTS - 1);
const region = fc.constantFrom(0, 0, 0, 1);
const amount = fc.constantFrom(
  ...[
    1, 20_00, 30_00, 50_00, 60_00, 60_01, 99_99, 100_00, 100_01, 150_00, 200_00, 300_00, 300_01, 999_99, 2_500_00,
    5_000_00,
  ],
);
const budgets = fc.constantFrom(0, 250_00, 1_000_00, 3_000_00, 20_000_00);
const waits = [1, HOUR, 24 * HOUR - 1, 24 * HOUR, 72 * HOUR - 1, 72 * HOUR, 240 * HOUR];

const often = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T>[] => [arbitrary, arbitrary, arbitrary];

/** Everything that may happen to the fund, in any order; what leads on comes more often than what ends it. */
export const happenings: fc.Arbitrary<fc.AsyncCommand<Model, Real, true>>[] = [
  ...often(fc.tuple(fc.constantFrom(...askers), complaint, amount).map((of) => ask(...of))),
  ...often(fc.tuple(fc.constantFrom(...askers), complaint, amount).map((of) => ask(...of))),
  ...often(fc.tuple(complaint, amount, fc.constantFrom('manager' as const, null)).map((of) => plan(...of))),
  ...often(fc.nat().map(approve)),
  ...often(fc.nat().map(approve)),
  ...often(fc.nat().map(pay)),
  ...often(fc.nat().map(reverse)),
  ...often(fc.tuple(region, budgets).map((of) => budget(...of))),
  fc.nat().map(reject),
  fc.nat().map(cancel),
  fc.nat().map(withdraw),
  fc.tuple(fc.constantFrom(0, 0, 1, -1), fc.nat()).map(([less, nth]) => again(less)(nth)),
  ...often(fc.tuple(complaint, fc.nat(3)).map((of) => level(...of))),
  fc.tuple(complaint, fc.constantFrom(1, 2, 3)).map((of) => owner(...of)),
  fc.tuple(complaint, complaint).map((of) => merge(...of)),
  complaint.map(separate),
  fc.tuple(region, amount).map((of) => move(...of)),
  fc.constantFrom(...waits).map(wait),
  ...often(fc.constantFrom(-1, 0).map(turn)),
  fc.constant(pass),
  ...often(fc.constant(publish)),
];
