/** Any free port of this machine. */
export function freePort(): Promise<number>;

/** Whether nobody listens on a port. */
export function isFree(port: number): Promise<boolean>;

/** Chooses a port for each name: the wanted one, or the next that is free. */
export function choosePorts<Name extends string>(
  wanted: Record<Name, number>,
  moved: (name: Name, taken: number, chosen: number) => void,
): Promise<Record<Name, number>>;
