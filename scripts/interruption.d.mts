/** The reason of an interruption by a person or the system; nobody needs to be told about it. */
export class Interrupted extends Error {}

/** A signal that is aborted by Ctrl-C, a stop signal or a closed terminal; `again` is called when it comes a second time. */
export function interruption(again?: () => void): AbortSignal;
