import { demonstrationChain, departmentChanged } from '@complaints/contracts';
import type { TestCaller, TestService } from '@complaints/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { resolved } from './audit-evaluations.js';
import { classified, hears } from './news.js';
import {
  bellTower,
  director,
  done,
  elsewhere,
  holderOf,
  manager,
  openCase,
  postOf,
  refusal,
  startEscalation,
} from './story.js';

let service: TestService;
beforeAll(async () => {
  service = await startEscalation();
  for (const { id: departmentId, ...facts } of demonstrationChain.departments)
    await service.hear(departmentChanged.of({ departmentId, ...facts }));
});
afterAll(() => service?.stop());

const oversight = holderOf('CUSTOMER_SERVICE');
const yuan = (amount: string) => ({ amount, currency: 'CNY' });
const routine = {
  ...{ natureCodes: ['DELIVERY_LATE'], routine: true, remedy: 'COMPENSATE', rangeFrom: yuan('20.00') },
  ...{ rangeTo: yuan('100.00'), textZh: '送货延误补偿', textEn: 'A compensation for a late delivery.' },
};

async function publish(caller: TestCaller, input: object = {}) {
  const query = `mutation ($input: PublishStandardSolutionInput!) { publishStandardSolution(input: $input) {
    solution { id natureCodes rangeFrom { amount } publishedBy { id } } errors { code path } } }`;
  const { data, errors } = await service.ask(caller, query, {
    input: { idempotencyKey: uuidv7(), ...routine, ...input },
  });
  expect(errors).toBeUndefined();
  return data.publishStandardSolution;
}
const ofCase = async (caseId: string, fields: string, caller = director) =>
  (await service.ask(caller, `{ case(id: "${caseId}") { ${fields} } }`)).data.case;

test('R37: oversight publishes the remedy of a nature; the newest is in force, and a routine case begins with it', async () => {
  expect((await publish(manager)).errors).toMatchObject([{ code: 'NOT_OVERSIGHT' }]);
  expect((await publish(oversight, { rangeTo: yuan('10.00') })).errors).toEqual([
    { code: 'RANGE_DESCENDS', path: ['rangeTo'] },
  ]);
  const { caseId, complaintId } = await openCase(service);
  const fields = 'standardSolution { routine remedy } proposalDraft { remedy compensation { amount } descriptionEn }';
  expect(await ofCase(caseId, fields)).toEqual({ standardSolution: null, proposalDraft: null });
  await hears(service, classified(complaintId, { natureCode: 'DELIVERY_LATE' }));
  expect(await ofCase(caseId, fields)).toEqual({ standardSolution: null, proposalDraft: null });
  expect(await publish(oversight, { remedy: 'APOLOGISE' })).toMatchObject({ errors: [] });
  const { solution } = await publish(oversight, { natureCodes: ['DELIVERY_LATE', 'DELIVERY_WRONG', 'DELIVERY_LATE'] });
  expect(solution).toMatchObject({
    ...{ natureCodes: ['DELIVERY_LATE', 'DELIVERY_WRONG'], rangeFrom: { amount: '20.00' } },
    publishedBy: { id: oversight.sub },
  });
  expect(await ofCase(caseId, fields)).toEqual({
    standardSolution: { routine: true, remedy: 'COMPENSATE' },
    proposalDraft: {
      ...{ remedy: 'COMPENSATE', compensation: { amount: '20.00' } },
      descriptionEn: 'A compensation for a late delivery.',
    },
  });
  const list = '{ standardSolutions(natureCode: "DELIVERY_LATE") { edges { node { remedy } } } }';
  const found = (await service.ask(manager, list)).data.standardSolutions.edges;
  expect(found.map(({ node }: { node: { remedy: string } }) => node.remedy)).toEqual(['COMPENSATE', 'APOLOGISE']);
  expect((await service.ask({ sub: manager.sub, role: 'PARTNER' }, list)).data.standardSolutions.edges).toEqual([]);
});

test('R37: a plan that departs from the solution of its nature says why', async () => {
  await publish(oversight);
  const { caseId, complaintId } = await openCase(service);
  await hears(service, classified(complaintId, { natureCode: 'DELIVERY_LATE' }));
  await done(service, manager, 'recordContact', { caseId });
  const money = (amount: string) => ({ caseId, compensation: yuan(amount), purpose: 'COMPENSATION' });
  expect(await refusal(service, manager, 'proposePlan', money('100.01'))).toBe('DEPARTURE_UNEXPLAINED');
  await done(service, manager, 'proposePlan', money('100.00'));
  await done(service, manager, 'proposePlan', { ...money('100.01'), departureReason: 'The third delay in a row.' });
  expect((await ofCase(caseId, 'plans { departureReason }')).plans).toEqual([
    { departureReason: null },
    { departureReason: 'The third delay in a row.' },
  ]);
});

test('R37: what is not routine names the department that decides it, and has no draft', async () => {
  const special = { natureCodes: ['QUALITY_SAFETY'], routine: false };
  const asked = (authorisedDepartmentId: string | null) => publish(oversight, { ...special, authorisedDepartmentId });
  expect((await asked(null)).errors).toMatchObject([{ code: 'DEPARTMENT_MISSING' }]);
  expect((await asked(uuidv7())).errors).toMatchObject([{ code: 'DEPARTMENT_UNKNOWN' }]);
  const { departmentId } = postOf('DEPARTMENT_HEAD');
  expect(await asked(departmentId)).toMatchObject({ errors: [] });
  const { caseId, complaintId } = await openCase(service);
  await hears(service, classified(complaintId, { natureCode: 'QUALITY_SAFETY' }));
  expect(await ofCase(caseId, 'standardSolution { authorisedDepartmentId } proposalDraft { remedy }')).toEqual({
    ...{ standardSolution: { authorisedDepartmentId: departmentId }, proposalDraft: null },
  });
});

test('R37, R91: the closest earlier settlements are shown, the same store first, to whoever sees them', async () => {
  const natureCode = 'SERVICE_WAITING';
  const settled = async () => {
    const found = await resolved(service);
    await hears(service, classified(found.complaintId, { natureCode }));
    return found.caseId;
  };
  const earlier = [await settled(), await settled()];
  const at = async (place: object) => {
    const { caseId, complaintId } = await openCase(service, place);
    await hears(service, classified(complaintId, { natureCode }));
    return caseId;
  };
  const similar = async (caseId: string, first: number, caller = director) =>
    (await ofCase(caseId, `similarSettlements(first: ${first}) { id plans { remedy state } }`, caller))
      .similarSettlements;
  const here = await at({});
  const found = await similar(here, 5);
  expect(found.map(({ id }: { id: string }) => id)).toEqual(earlier.toReversed());
  expect(found[0].plans).toEqual([{ remedy: 'APOLOGISE', state: 'ACCEPTED' }]);
  expect(await similar(here, 1)).toHaveLength(1);
  const there = await at({ storeId: bellTower.id });
  expect(await similar(there, 5)).toHaveLength(2);
  expect(await similar(there, 5, holderOf('STORE_MANAGER', bellTower.id))).toEqual([]);
  // Of cases listed side by side too, each has its own.
  const list = '{ cases(natureCode: "SERVICE_WAITING") { edges { node { id similarSettlements(first: 1) { id } } } } }';
  const { edges } = (await service.ask(director, list)).data.cases;
  expect(edges.map(({ node }: { node: { similarSettlements: unknown[] } }) => node.similarSettlements)).toEqual([
    [{ id: earlier[1] }],
    [{ id: earlier[1] }],
  ]);
  const unclassified = await openCase(service);
  expect(await similar(unclassified.caseId, 5)).toEqual([]);
  const { errors } = await service.ask(director, `{ case(id: "${here}") { similarSettlements(first: 21) { id } } }`);
  expect(errors?.[0]?.extensions).toMatchObject({ rule: 'PAGE_SIZE' });
  expect((await service.ask(elsewhere, `{ case(id: "${here}") { id } }`)).data.case).toBeNull();
});
