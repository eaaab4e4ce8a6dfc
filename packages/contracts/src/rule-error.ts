/**
 * A refusal that the rules foresee: what was asked is understood and may not be done.
 * Doors turn it into a typed payload error; it never is a fault.
 */
export class RuleError extends Error {
  /**
   * @param code SCREAMING_SNAKE, stable, says what is true (`OVER_AUTHORITY`)
   * @param message one English sentence a person can act on; no personal data
   * @param path the input field that is at fault, outermost first
   */
  constructor(
    readonly code: string,
    message: string,
    readonly path: readonly string[] = [],
  ) {
    super(message);
    this.name = 'RuleError';
  }
}

/** Everything that speaks against one thing, so that it can be put right at once. Read alone it is the first refusal. */
export class RuleErrors extends RuleError {
  constructor(readonly all: readonly [RuleError, ...RuleError[]]) {
    const [{ code, message, path }] = all;
    super(code, message, path);
    this.name = 'RuleErrors';
  }
}

/**
 * Something was named that this service has not heard of yet, usually because one event overtook another.
 * It is waited for, never refused.
 */
export class NotYetKnown extends Error {
  constructor(what: string, id: string) {
    super(`${what} ${id} is not known here yet`);
    this.name = 'NotYetKnown';
  }
}
