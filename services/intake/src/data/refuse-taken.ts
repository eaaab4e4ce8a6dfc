import type { RuleError } from '@complaints/contracts';

const UNIQUE_VIOLATION = '23505';

/** Does what may meet a value that another row holds already, which is refused then; the transaction ends with it. */
export async function refuseTaken<Thing>(refusal: RuleError, work: () => Promise<Thing>): Promise<Thing> {
  try {
    return await work();
  } catch (error) {
    if ((error as { driverError?: { code?: string } }).driverError?.code === UNIQUE_VIOLATION) throw refusal;
    throw error;
  }
}
