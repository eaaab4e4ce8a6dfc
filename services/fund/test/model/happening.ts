import type fc from 'fast-check';
import type { Model } from './model.js';
import type { Real } from './real.js';

/** One thing that may happen to the fund: what the model says of it, held against what the fund does. */
export class Happening implements fc.AsyncCommand<Model, Real, true> {
  constructor(
    readonly name: string,
    /** Changes the model; answers the code of the refusal, or null. */
    readonly expected: (model: Model) => string | null,
    /** Asks the fund. */
    readonly asked: (real: Real, model: Model) => Promise<unknown>,
    readonly possible: (model: Readonly<Model>) => boolean = () => true,
  ) {}
  check = async (model: Readonly<Model>): Promise<boolean> => this.possible(model);
  async run(m: Model, real: Real): Promise<void> {
    const before = structuredClone(m);
    const expected = this.expected(m);
    if (expected !== null) Object.assign(m, structuredClone(before));
    const refused = await real.attempt(before.now, () => this.asked(real, before));
    if (refused !== expected) throw new Error(`${this.name}: ${refused} instead of ${expected}`);
    await real.holds(m);
  }
  toString = (): string => this.name;
}

/** A refusal, or what happens otherwise; which may come to a refusal too. */
export function unless(refusal: string | null, happens: () => unknown): string | null {
  if (refusal !== null) return refusal;
  const then = happens();
  return typeof then === 'string' ? then : null;
}
