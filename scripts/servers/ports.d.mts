/** Any free port of this machine. */
export function freePort(): Promise<number>;

/** Whether nobody listens on a port. */
export function isFree(port: number): Promise<boolean>;
