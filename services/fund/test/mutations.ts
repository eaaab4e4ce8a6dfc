import type { Answer, TestCaller, TestService } from '@complaints/kit/testing';

const ANSWER = `{ disbursement {
  id state note rejectionReason approverKind periodKey amount { amount currency } payment { channel reference } paidAt
} errors { code path } }`;
const APPROVE = `mutation ($input: ApproveDisbursementInput!) { approveDisbursement(input: $input) ${ANSWER} }`;
const REJECT = `mutation ($input: RejectDisbursementInput!) { rejectDisbursement(input: $input) ${ANSWER} }`;
const PAY = `mutation ($input: PayDisbursementInput!) { payDisbursement(input: $input) ${ANSWER} }`;
const SET_BUDGET = `mutation ($input: SetBudgetInput!) { setBudget(input: $input) {
  budget { limit { amount } held { amount } spent { amount } left { amount } periodKey periodEndsAt } errors { code path }
} }`;

const newKey = (): string => crypto.randomUUID();

/** The answer's data; a fault fails the test with what it was. */
function dataOf({ data, errors }: Answer) {
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** What people ask of the fund, through its door. */
export const mutationsOf = (service: TestService) => ({
  async approve(by: TestCaller, disbursementId: string, idempotencyKey = newKey()) {
    const input = { idempotencyKey, disbursementId, note: 'as agreed' };
    return dataOf(await service.ask(by, APPROVE, { input })).approveDisbursement;
  },
  async reject(by: TestCaller, disbursementId: string, reason = 'too much') {
    const input = { idempotencyKey: newKey(), disbursementId, reason };
    return dataOf(await service.ask(by, REJECT, { input })).rejectDisbursement;
  },
  async pay(by: TestCaller, disbursementId: string, idempotencyKey = newKey()) {
    const input = { idempotencyKey, disbursementId, payment: { channel: 'WECHAT_PAY', reference: 'WX-1' } };
    return dataOf(await service.ask(by, PAY, { input })).payDisbursement;
  },
  async setBudget(
    by: TestCaller,
    regionId: string,
    { quarter = '2026-Q4', amount = '20000.00', idempotencyKey = newKey() } = {},
  ) {
    const input = { idempotencyKey, regionId, quarter, limit: { amount, currency: 'CNY' } };
    return dataOf(await service.ask(by, SET_BUDGET, { input })).setBudget;
  },
});

export const codesOf = ({ errors }: { errors: { code: string }[] }) => errors.map(({ code }) => code);
