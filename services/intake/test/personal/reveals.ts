import type { TestCaller } from '@complaints/kit/testing';
import { customerService, type IntakeHouse } from '../intake-house.js';

const REVEAL = `mutation ($input: RevealContactInput!) {
  revealContact(input: $input) {
    contact { reveal { id } complaint { id } name phones emails memberNumbers texts { field text } }
    errors { code path }
  }
}`;

/** Has the contact behind a complaint revealed, as customer service unless somebody else is said. */
export async function reveal(
  house: IntakeHouse,
  complaintId: string,
  { caller = customerService, ...given }: { caller?: TestCaller; reason?: string; idempotencyKey?: string } = {},
) {
  const input = { idempotencyKey: crypto.randomUUID(), complaintId, reason: '回电确认诉求', ...given };
  const { data, errors } = await house.ask(caller, REVEAL, { input });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.revealContact;
}
