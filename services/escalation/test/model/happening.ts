import type fc from 'fast-check';
import type { Model } from './model.js';
import type { Real } from './real.js';

/** One thing that may happen to a case: what the model says of it, held against what the rules do. */
export class Happening implements fc.Command<Model, Real> {
  constructor(
    readonly name: string,
    /** Changes the model; answers the code of the refusal, or null. */
    readonly expected: (model: Model) => string | null,
    /** Asks the rules. */
    readonly asked: (real: Real, model: Model) => void,
    readonly check: (model: Readonly<Model>) => boolean = () => true,
  ) {}
  run(m: Model, real: Real): void {
    const before = structuredClone(m);
    const expected = this.expected(m);
    const refused = real.attempt(() => this.asked(real, before));
    if (refused !== expected) throw new Error(`${this.name}: ${refused} instead of ${expected}`);
    if (expected !== null) Object.assign(m, before);
    real.holds(m);
  }
  toString = (): string => this.name;
}

/** Who proposes and states, and a second person. */
export const by = '0199a1b2-c3d4-7000-9000-000000000007';
export const second = '0199a1b2-c3d4-7000-9000-000000000008';

/** A refusal, or what happens otherwise. */
export const unless = (refusal: string | null, happens: () => void): string | null => {
  if (refusal === null) happens();
  return refusal;
};
/** What is never refused. */
export const happens = (it: () => void): null => {
  it();
  return null;
};
