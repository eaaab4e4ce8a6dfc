import { LEVELS } from '@complaints/contracts';
import fc from 'fast-check';
import {
  closed,
  contact,
  disappointed,
  escalated,
  level,
  merged,
  pass,
  reopened,
  resolved,
  separated,
  superseded,
  wait,
} from './case-happenings.js';
import { by, second } from './happening.js';
import * as model from './model.js';
import {
  accept,
  answer,
  callOff,
  complete,
  object,
  pay,
  propose,
  refuse,
  takeBack,
  verify,
} from './plan-happenings.js';
import type { Real } from './real.js';

type Model = model.Model;

const waits = [1, 29 * model.MINUTE, 30 * model.MINUTE, model.HOUR, 8 * model.HOUR, 12 * model.HOUR, model.DAY];

const often = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T>[] => [arbitrary, arbitrary, arbitrary];

/** Everything that may happen to a case, in any order; what leads on comes more often than what ends it. */
export const happenings: fc.Arbitrary<fc.Command<Model, Real>>[] = [
  ...often(fc.constantFrom(...waits).map(wait)),
  ...often(fc.constant(pass)),
  ...often(fc.constant(contact(true, 'PHONE'))),
  ...often(fc.constantFrom('PHONE' as const, 'EMAIL' as const).map((means) => contact(false, means))),
  ...often(fc.constantFrom('PHONE' as const, 'EMAIL' as const).map((means) => contact(false, means))),
  ...often(
    fc
      .tuple(fc.constantFrom(null, 1, model.HOUR, model.DAY, 3 * model.DAY), fc.boolean())
      .map(([dueIn, money]) => propose(dueIn, money)),
  ),
  ...often(fc.constantFrom('SIGNATURE' as const, 'STATEMENT' as const).map(accept)),
  ...often(fc.tuple(fc.boolean(), fc.constantFrom(by, second)).map(([isSo, person]) => verify(isSo, person))),
  ...often(fc.boolean().map(answer)),
  ...often(fc.constantFrom(pay, pay, refuse, callOff)),
  ...often(fc.constant(takeBack)),
  ...often(fc.constant(complete)),
  ...often(fc.constant(resolved)),
  ...often(fc.constantFrom(closed, reopened('CUSTOMER_RETURNED'), reopened('WORK_UNDONE'))),
  ...often(fc.constant(separated)),
  fc.constantFrom(object, escalated, disappointed),
  fc.constantFrom(...LEVELS).map(level),
  fc.constantFrom(merged, merged, merged, superseded),
];
