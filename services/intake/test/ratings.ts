import { eventually, type TestCaller } from '@complaints/kit/testing';
import type { CustomerMessage } from '../src/service.js';
import { anybody, type IntakeHouse, publicUrl } from './intake-house.js';

const RATE = `mutation ($input: RateHandlingInput!) {
  rateHandling(input: $input) {
    rating { id resultSatisfaction handlingSatisfaction solved opinion repeatNumber ratedAt }
    errors { code path }
  }
}`;

/** What makes a repeat. */
export const dissatisfied = { resultSatisfaction: 1, handlingSatisfaction: 4, solved: true };

/** The token of the newest link of a kind of message that the customer was sent about the complaint of a number. */
const tokenOf = (kind: CustomerMessage['kind'], path: string) => (house: IntakeHouse, number: string) =>
  eventually(() => {
    const message = house.sent.findLast((one) => one.kind === kind && one.text.includes(number));
    return message && new RegExp(`${publicUrl}/${path}#([\\w-]{43}) `).exec(message.text)?.[1];
  });
export const tokenFor = tokenOf('RATING_REQUEST', 'rate');
export const reminderTokenFor = tokenOf('RATING_REMINDER', 'rate');
export const decisionTokenFor = tokenOf('DECISION_ISSUED', 'decision');
export const planTokenFor = tokenOf('PLAN_PROPOSED', 'plan');

/** Rates through a link, content with everything unless something else is given. */
export async function rate(
  house: IntakeHouse,
  { token, caller = anybody, ...given }: { token: string; caller?: TestCaller; [field: string]: unknown },
) {
  const input = {
    idempotencyKey: crypto.randomUUID(),
    token,
    resultSatisfaction: 5,
    handlingSatisfaction: 4,
    solved: true,
    ...given,
  };
  const { data, errors } = await house.ask(caller, RATE, { input });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.rateHandling;
}
