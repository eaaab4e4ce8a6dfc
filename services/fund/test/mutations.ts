import type { Answer, TestCaller, TestService } from '@complaints/kit/testing';

const DISBURSEMENT = `disbursement {
  id state note reason rejectionReason cancellationCause approverKind periodKey amount { amount currency }
  payment { channel reference madeAt evidence { id } } paidAt endedAt endingNote holdUntil payeeReference
  requestedBy { id } decidedBy { id } paidBy { id } evidence { id } replaces { id }
  route { kind post { id } obstacle left { amount } }
  paymentOrder { id number state channel attempts lastErrorCode askedAt endedAt askedBy { id } }
} errors { code message path }`;
const BUDGET =
  'budget { limit { amount } held { amount } spent { amount } left { amount } periodKey periodEndsAt } errors { code path }';
const MOVED = `budgetTransfer {
  id state from { id } to { id } quarter amount { amount } reason note requestedBy { id } decidedBy { id }
} errors { code message path }`;

const newKey = (): string => crypto.randomUUID();

/** The answer's data; a fault fails the test with what it was. */
function dataOf({ data, errors }: Answer) {
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** What people ask of the fund, through its door. */
export function mutationsOf(service: TestService) {
  async function does(by: TestCaller, name: string, { answer, input }: { answer: string; input: object }) {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const mutation = `mutation ($input: ${type}!) { ${name}(input: $input) { ${answer} } }`;
    return dataOf(await service.ask(by, mutation, { input: { idempotencyKey: newKey(), ...input } }))[name];
  }
  const withReason =
    (name: string, otherwise: string) =>
    (by: TestCaller, disbursementId: string, reason = otherwise) =>
      does(by, name, { answer: DISBURSEMENT, input: { disbursementId, reason } });
  return {
    request: (by: TestCaller, complaintId: string, given: object = {}) =>
      does(by, 'requestDisbursement', {
        answer: DISBURSEMENT,
        input: {
          ...{ complaintId, purpose: 'COMPENSATION', amount: { amount: '80.00' }, reason: 'a cracked lid' },
          ...given,
        },
      }),
    approve: (by: TestCaller, disbursementId: string, idempotencyKey = newKey()) =>
      does(by, 'approveDisbursement', {
        answer: DISBURSEMENT,
        input: { idempotencyKey, disbursementId, note: 'as agreed' },
      }),
    reject: withReason('rejectDisbursement', 'too much'),
    cancel: withReason('cancelDisbursement', 'not wanted'),
    reverse: withReason('reverseDisbursement', 'paid to somebody else'),
    pay: (by: TestCaller, disbursementId: string, idempotencyKey = newKey(), proof: object = {}) =>
      does(by, 'payDisbursement', {
        answer: DISBURSEMENT,
        input: { idempotencyKey, disbursementId, payment: { channel: 'WECHAT_PAY', reference: 'WX-1', ...proof } },
      }),
    setBudget: (
      by: TestCaller,
      regionId: string,
      { quarter = '2026-Q4', amount = '20000.00', idempotencyKey = newKey() } = {},
    ) =>
      does(by, 'setBudget', {
        answer: BUDGET,
        input: { idempotencyKey, regionId, quarter, limit: { amount, currency: 'CNY' } },
      }),
    transferBudget: (by: TestCaller, fromRegionId: string, toRegionId: string, given: object = {}) =>
      does(by, 'transferBudget', {
        answer: MOVED,
        input: {
          fromRegionId,
          toRegionId,
          quarter: '2026-Q4',
          amount: { amount: '500.00' },
          reason: 'a flood',
          ...given,
        },
      }),
    approveBudget: (by: TestCaller, budgetTransferId: string) =>
      does(by, 'approveBudgetTransfer', { answer: MOVED, input: { budgetTransferId } }),
    rejectBudget: (by: TestCaller, budgetTransferId: string, note = 'not now') =>
      does(by, 'rejectBudgetTransfer', { answer: MOVED, input: { budgetTransferId, note } }),
  };
}

export const codesOf = ({ errors }: { errors: { code: string }[] }) => errors.map(({ code }) => code);
