import { createHash } from 'node:crypto';
import { caseClosed, decisionIssued } from '@complaints/contracts';
import { after } from '@complaints/kit/pure';
import type { TestCaller, TestService } from '@complaints/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  director,
  done,
  elsewhere,
  holderOf,
  manager,
  openCase,
  president,
  refusal,
  startEscalation,
} from './story.js';

const anybody: TestCaller = { sub: '', role: 'ANONYMOUS' };
const executive = holderOf('EXECUTIVE_PRESIDENT');
const cashier = holderOf('CASHIER');

let service: TestService;
beforeAll(async () => {
  service = await startEscalation();
});
afterAll(() => service?.stop());

const payloadOf = async (subject: string, complaintId: string) =>
  (await service.told(subject))
    .map(({ payload }) => payload)
    .findLast((payload) => payload.complaintId === complaintId);

/** What somebody reads of decisions who comes with these keys. */
async function opens(caller: TestCaller, ...keys: { id: string; readKey?: unknown }[]) {
  const fields = 'outcome issuedAt zh: letter(language: ZH) en: letter(language: EN) grounds { reasons }';
  const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Decision { ${fields} } } }`;
  const of = keys.map((key) => ({ __typename: 'Decision', ...key }));
  const { data, errors } = await service.ask(caller, query, { of });
  expect(errors).toBeUndefined();
  return data._entities;
}

test('R33, R36: a decision goes to the customer, who reads the letter in both languages by its key and nothing beside it', async () => {
  const { caseId, complaintId } = await openCase(service);
  const short = { caseId, outcome: 'REFUSED', weighing: { marketEffect: 'None.' } };
  expect(await refusal(service, manager, 'issueDecision', short)).toBe('APPEAL_TEXT_MISSING');
  expect(await refusal(service, director, 'issueDecision', { caseId })).toBe('NOT_OWNER');
  expect(await refusal(service, executive, 'issueDecision', { caseId })).toBe('NOT_OWNER');
  expect(await refusal(service, elsewhere, 'issueDecision', { caseId })).toBe('NOT_FOUND');
  await done(service, manager, 'issueDecision', { ...short, appealText: 'Call 12315.' });

  const { decisionId: id, readKey, issuedAt } = await payloadOf(decisionIssued.subject, complaintId);
  const [kept] = await service.dataSource.query('select to_jsonb(d)::text as row, read_key_digest from decision d');
  expect(kept.row).not.toContain(readKey);
  expect(kept.read_key_digest).toEqual(createHash('sha256').update(readKey).digest());
  const [letter, ...closed] = await opens(
    anybody,
    { id: id.toUpperCase(), readKey },
    { id },
    { id, readKey: '' },
    { id, readKey: `${readKey}=` },
    { id, readKey: null },
    { id: uuidv7(), readKey },
    { id: 'no id', readKey },
  );
  expect(closed).toEqual(closed.map(() => null));
  expect(letter).toMatchObject({ outcome: 'REFUSED', issuedAt, grounds: null });
  expect(letter.zh).toContain('不支持您的诉求');
  expect(letter.en).toContain('Lakeside');
  expect(letter.en).toContain('If you do not agree: Call 12315.');
  const [seenByCashier, seenByManager] = [await opens(cashier, { id, readKey }), await opens(manager, { id, readKey })];
  expect(seenByCashier[0].grounds).toBeNull();
  expect(seenByManager[0].grounds).toEqual({ reasons: 'The carrier crushed it.' });
});

test('R33: a later decision replaces the earlier, which stays', async () => {
  const { caseId } = await openCase(service);
  await done(service, manager, 'issueDecision', { caseId, outcome: 'PARTLY_GRANTED', appealText: 'Call 12315.' });
  await done(service, manager, 'issueDecision', { caseId });
  const query = `{ case(id: "${caseId}") { decisions { outcome grounds { liability fairness tier issuedFrom by { id } onBehalfOf { id } } } } }`;
  const { data } = await service.ask(manager, query);
  const grounds = {
    ...{ liability: 'It lies with the carrier.', fairness: null, tier: 1, issuedFrom: 'STORE_MANAGER' },
    ...{ by: { id: manager.sub }, onBehalfOf: null },
  };
  expect(data.case.decisions).toEqual([
    { outcome: 'PARTLY_GRANTED', grounds },
    { outcome: 'GRANTED', grounds },
  ]);
});

test('R38: who refuses the decision of the regional president is told how to appeal, and the case ends unresolved', async () => {
  const { caseId, complaintId } = await openCase(service, { level: 'MAJOR' });
  await done(service, president, 'recordContact', { caseId });
  const refusedAt = service.clock.now();
  const refused = { caseId, refusal: { statement: 'I want a house.', refusedAt } };
  expect(await refusal(service, president, 'closeWithoutAgreement', refused)).toBe('FINAL_DECISION_MISSING');
  service.clock.moveBy(1);
  await done(service, president, 'issueDecision', { caseId, outcome: 'REFUSED', appealText: 'Call 12315.' });
  expect(await refusal(service, president, 'closeWithoutAgreement', refused)).toBe('REFUSED_BEFORE_DECISION');
  refused.refusal.refusedAt = after(refusedAt, 1);
  const unsaid = { ...refused, appealText: ' ' };
  expect(await refusal(service, president, 'closeWithoutAgreement', unsaid)).toBe('APPEAL_TEXT_MISSING');
  expect(await refusal(service, manager, 'closeWithoutAgreement', refused)).toBe('NOT_OWNER');
  expect(await refusal(service, executive, 'closeWithoutAgreement', refused)).toBe('NOT_OWNER');
  await done(service, president, 'closeWithoutAgreement', refused);
  expect(await payloadOf(caseClosed.subject, complaintId)).toMatchObject({ kind: 'WITHOUT_AGREEMENT', tier: 3 });
  expect(await refusal(service, president, 'issueDecision', { caseId })).toBe('CASE_CLOSED');
  const query = '{ state nextDueAt acts { kind reason } refusal { statement appealText refusedAt } }';
  const { data } = await service.ask(president, `{ case(id: "${caseId}") ${query} }`);
  expect(data.case).toEqual({
    ...{ state: 'CLOSED_WITHOUT_AGREEMENT', nextDueAt: null },
    acts: [{ kind: 'CLOSED_WITHOUT_AGREEMENT', reason: 'She insists on a new house.' }],
    refusal: {
      ...{ statement: 'I want a house.', appealText: 'Call 12315.' },
      refusedAt: refused.refusal.refusedAt.toISOString(),
    },
  });
});

test('R38: on an ABNORMAL case the executive president has the last word, whoever owns it', async () => {
  const { caseId } = await openCase(service, { level: 'ABNORMAL' });
  await done(service, president, 'recordContact', { caseId });
  const refused = { caseId, refusal: { statement: 'I want a house.', refusedAt: service.clock.now() } };
  const ruling = { caseId, outcome: 'REFUSED', appealText: 'Call 12315.' };
  await done(service, president, 'issueDecision', ruling);
  expect(await refusal(service, president, 'closeWithoutAgreement', refused)).toBe('FINAL_DECISION_MISSING');
  await done(service, executive, 'issueDecision', ruling);
  expect(await done(service, executive, 'closeWithoutAgreement', refused)).toMatchObject({
    ...{ state: 'CLOSED_WITHOUT_AGREEMENT', owner: { kind: 'REGIONAL_PRESIDENT' } },
  });
});
