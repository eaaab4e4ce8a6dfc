/**
 * SQLSTATEs of a database that cannot be worked with at this moment: connection lost (08), who may come in (28), no such
 * database (3D000), nothing left of disk, memory or connections (53), shutting or starting (57P), only to be read (25006),
 * a transaction that stood idle too long (25P03).
 */
const AWAY_STATE = /^(08\w{3}|28\w{3}|3D000|53\w{3}|57P0\d|25006|25P03)$/;

/** What the operating system says when a server cannot be reached. */
const AWAY_SOCKET =
  /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENOTFOUND|EAI_AGAIN)$/;

/** What the driver and its pool say without a code. */
const AWAY_WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Client (has encountered a connection error|was closed) and is not queryable|Driver not Connected|Cannot use a pool after calling end)/;

/** The ORM gives a connection back as soon as it breaks, and refuses what its owner still wants of it. */
const AWAY_NAME = /^QueryRunner(Provider)?AlreadyReleasedError$/;

/** A statement took too long, or stood in the way of another, or others were quicker again and again: 57014, 55P03, 40P01, 40001, OT001. */
const TOO_SLOW_STATE = /^(57014|55P03|40P01|40001|OT001)$/;

interface Fault {
  name?: string;
  code?: string;
  message?: string;
  driverError?: Fault;
}

/** What the driver said, out of what the ORM wrapped around it. */
function driversOwn(error: unknown): Fault {
  const fault = (error ?? {}) as Fault;
  return fault.driverError ?? fault;
}

/**
 * Whether a fault means that the database cannot be worked with at this moment: nothing was done, or whether it was is not
 * known, and the same may be asked again.
 */
export function isDatabaseAway(error: unknown): boolean {
  const { name = '', code = '', message = '' } = driversOwn(error);
  return AWAY_STATE.test(code) || AWAY_SOCKET.test(code) || AWAY_WORDS.test(message) || AWAY_NAME.test(name);
}

/** Whether the database works, and gave up on a statement because of time. */
export const isTooSlow = (error: unknown): boolean => TOO_SLOW_STATE.test(driversOwn(error).code ?? '');
