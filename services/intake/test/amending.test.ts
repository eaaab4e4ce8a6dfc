import { complaintAmended, complaintRouted, demonstrationChain } from '@complaints/contracts';
import { MINUTE_MS } from '@complaints/kit';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask } from './asking.js';
import { resolve } from './cases.js';
import {
  banyan,
  bellTower,
  clerk,
  customerService,
  director,
  east,
  holderOf,
  type IntakeHouse,
  lakeside,
  manager,
  otherDirector,
  register,
  south,
  startIntake,
} from './intake-house.js';

let house: IntakeHouse;
beforeAll(async () => {
  house = await startIntake();
});
afterAll(() => house.stop());

const department = (code: string) => {
  const found = demonstrationChain.departments.find((one) => one.code === code);
  if (!found) throw new Error(`there is no ${code}`);
  return found;
};
const quality = department('EAST-QUALITY');
const logistics = department('EAST-LOGISTICS');
const purchasing = department('PURCHASING');
const headOf = ({ id }: { id: string }) => {
  const post = demonstrationChain.posts.find(({ departmentId }) => departmentId === id);
  return { sub: post?.holder.id ?? '', role: 'STAFF' as const };
};

const SHOWN = `id content demand anger product occurredPlace peopleInvolved confidentialTowardsStore revision
  store { id } customer { phonesMasked nameMasked }
  revisions { edges { node { number reason revisedById revisedAt changes { field before after } } } }`;
const amend = (input: object, caller = clerk) => ask(house, caller, 'amendComplaint', input, `complaint { ${SHOWN} }`);
const complain = async (given: Record<string, unknown> = {}) =>
  (await register(house, given, customerService)).complaint;

describe('R2: a complaint is amended', () => {
  test('who, when and what was said before stay in its revisions', async () => {
    const { id } = await complain({ occurredPlace: '二楼', peopleInvolved: '穿红衣服的店员', product: '冰箱' });
    const now = house.clock.moveBy(MINUTE_MS);
    const input = {
      complaintId: id,
      expectedRevision: 0,
      content: '冰箱不制冷，还漏水',
      anger: 5,
      product: null,
      reason: '补充',
    };
    const { complaint, errors } = await amend(input);
    expect(errors).toEqual([]);
    expect(complaint).toMatchObject({
      content: '冰箱不制冷，还漏水',
      anger: 5,
      product: null,
      occurredPlace: '二楼',
      peopleInvolved: '穿红衣服的店员',
      revision: 1,
    });
    expect(complaint.revisions.edges).toEqual([
      {
        node: {
          number: 1,
          reason: '补充',
          revisedById: clerk.sub,
          revisedAt: now.toISOString(),
          changes: [
            { field: 'content', before: '冰箱不制冷', after: '冰箱不制冷，还漏水' },
            { field: 'anger', before: null, after: '5' },
            { field: 'product', before: '冰箱', after: null },
          ],
        },
      },
    ]);
  });

  test('of two clerks who amend at once one is told that the other was first', async () => {
    const { id } = await complain();
    const answers = await Promise.all([1, 2].map((anger) => amend({ complaintId: id, expectedRevision: 0, anger })));
    expect(answers.map(({ errors }) => errors).toSorted((a, b) => a.length - b.length)).toEqual([
      [],
      [{ code: 'REVISION_CONFLICT', path: ['expectedRevision'] }],
    ]);
  });

  test('R29: a store is named later, and region and whoever must know follow by event', async () => {
    const { id } = await complain({ storeId: null });
    const { complaint } = await amend(
      { complaintId: id, expectedRevision: 0, storeId: lakeside.id, confidentialTowardsStore: true },
      customerService,
    );
    expect(complaint).toMatchObject({ store: { id: lakeside.id }, confidentialTowardsStore: true });
    const events = (await house.told(complaintAmended.subject)).filter(({ payload }) => payload.complaintId === id);
    expect(events).toMatchObject([
      { payload: { storeId: lakeside.id, regionId: east.id, confidentialTowardsStore: true } },
    ]);
    await amend({ complaintId: id, expectedRevision: 1, anger: 2 }, customerService);
    expect(
      (await house.told(complaintAmended.subject)).filter(({ payload }) => payload.complaintId === id),
    ).toHaveLength(1);
  });

  test('R5: who complains is named later', async () => {
    const { id } = await complain();
    const customer = { name: '王芳', phone: '13900007777, 0571-87654321转8' };
    const { complaint } = await amend({ complaintId: id, expectedRevision: 0, customer });
    expect(complaint.customer).toEqual({ nameMasked: '王*', phonesMasked: ['139****7777', '571****4321'] });
  });

  test('R5: what is said later of who complains is added to the same person', async () => {
    const { id } = await complain({ customer: { phone: '13900008888' } });
    const more = { customer: { phone: '13900009999', email: 'later@example.com' } };
    const { complaint } = await amend({ complaintId: id, expectedRevision: 0, demand: '换一台', ...more });
    expect(complaint.customer.phonesMasked).toEqual(['139****8888', '139****9999']);
    const changed = complaint.revisions.edges[0].node.changes;
    expect(changed).toEqual([
      { field: 'demand', before: null, after: '换一台' },
      { field: 'contact', before: null, after: null },
    ]);
    const only = { complaintId: id, expectedRevision: 1, customer: { memberNumber: 'M-1' } };
    expect((await amend(only)).errors).toEqual([]);
  });

  test('each refusal names the field and changes nothing', async () => {
    const { id } = await complain();
    const closed = await complain();
    await resolve(house, closed.id);
    const elsewhere = await complain({ storeId: banyan.id });
    for (const [input, code, path] of [
      [{ content: ' ' }, 'CONTENT_EMPTY', ['content']],
      [{ content: '字'.repeat(10_001) }, 'CONTENT_TOO_LONG', ['content']],
      [{ occurredPlace: 'NUL \0' }, 'TEXT_NOT_UNICODE', ['occurredPlace']],
      [{ peopleInvolved: '字'.repeat(2_001) }, 'TEXT_TOO_LONG', ['peopleInvolved']],
      [{ anger: 6 }, 'ANGER_OUT_OF_RANGE', ['anger']],
      [{ occurredAt: '2126-01-01T00:00:00.000Z' }, 'OCCURRED_IN_FUTURE', ['occurredAt']],
      [{ storeId: uuidv7() }, 'STORE_NOT_FOUND', ['storeId']],
      [{ customer: { phone: '12' } }, 'CONTACT_INVALID', ['customer', 'phone']],
      [{ expectedRevision: 1, anger: 2 }, 'REVISION_CONFLICT', ['expectedRevision']],
      [{}, 'NOTHING_TO_AMEND', []],
      [{ complaintId: elsewhere.id, anger: 2 }, 'COMPLAINT_NOT_FOUND', ['complaintId']],
    ] as const) {
      const answer = await amend({ complaintId: id, expectedRevision: 0, ...input });
      expect({ input, answer }).toEqual({ input, answer: { complaint: null, errors: [{ code, path }] } });
    }
    const moved = { complaintId: closed.id, expectedRevision: 0, storeId: bellTower.id };
    expect((await amend(moved, customerService)).errors).toEqual([{ code: 'COMPLAINT_NOT_OPEN', path: ['storeId'] }]);
    const [held] = await house.dataSource.query('select revision from complaint where id = $1', [id]);
    expect(held).toEqual({ revision: 0 });
  });
});

describe('R6: a complaint is screened', () => {
  const ROUTED = `id handOvers department { code }
    handedOver { edges { node { number note handedById handedAt endedAt heldMinutes department { code } } } }`;
  const route = (input: object, caller = manager) =>
    ask(house, caller, 'routeComplaint', input, `complaint { ${ROUTED} }`);
  const sees = async (id: string, caller: ReturnType<typeof headOf>) =>
    (await house.ask(caller, 'query ($id: ID!) { complaint(id: $id) { id } }', { id })).data.complaint !== null;

  test('handed from one department to the next and back: counted, with the time in each pair of hands', async () => {
    const { id } = await complain();
    expect(await sees(id, headOf(quality))).toBe(false);
    const handedAt = house.clock.now().toISOString();
    await route({ complaintId: id, departmentId: quality.id, note: '请检测压缩机' });
    house.clock.moveBy(90 * MINUTE_MS);
    await route({ complaintId: id, departmentId: purchasing.id }, headOf(quality));
    const secondAt = house.clock.now().toISOString();
    house.clock.moveBy(5 * MINUTE_MS);
    const { complaint, errors } = await route({ complaintId: id }, director);
    expect(errors).toEqual([]);
    house.clock.moveBy(MINUTE_MS);
    expect(complaint).toMatchObject({ handOvers: 3, department: null });
    expect(complaint.handedOver.edges.map(({ node }: { node: object }) => node)).toMatchObject([
      {
        number: 1,
        note: '请检测压缩机',
        handedById: manager.sub,
        handedAt,
        endedAt: secondAt,
        heldMinutes: 90,
        department: { code: 'EAST-QUALITY' },
      },
      { number: 2, handedById: headOf(quality).sub, heldMinutes: 5, department: { code: 'PURCHASING' } },
      { number: 3, endedAt: null, heldMinutes: 0, department: null },
    ]);
    for (const head of [headOf(quality), headOf(purchasing)]) expect(await sees(id, head)).toBe(true);
    expect(await sees(id, headOf(logistics))).toBe(false);
    const events = (await house.told(complaintRouted.subject)).filter(({ payload }) => payload.complaintId === id);
    expect(events.map(({ payload }) => [payload.departmentId, payload.handOvers])).toEqual([
      [quality.id, 1],
      [purchasing.id, 2],
      [null, 3],
    ]);
  });

  test('R91: a department lists what was routed to it, and nothing else; what ends is in nobody’s hands', async () => {
    const { id } = await complain();
    await route({ complaintId: id, departmentId: logistics.id });
    const { data } = await house.ask(headOf(logistics), '{ complaints { edges { node { id } } } }');
    expect(data.complaints.edges).toEqual([{ node: { id } }]);
    await resolve(house, id);
    const [held] = await house.dataSource.query('select ended_at from hand_over where complaint_id = $1', [id]);
    expect(held.ended_at).toEqual(house.clock.now());
  });

  test('each refusal names the field', async () => {
    const { id } = await complain();
    const southQuality = department('SOUTH-QUALITY');
    for (const [input, caller, code, path] of [
      [{ departmentId: southQuality.id }, manager, 'DEPARTMENT_OF_ANOTHER_REGION', ['departmentId']],
      [{ departmentId: uuidv7() }, manager, 'DEPARTMENT_NOT_FOUND', ['departmentId']],
      [{ departmentId: 'none' }, manager, 'DEPARTMENT_NOT_FOUND', ['departmentId']],
      [{}, manager, 'ALREADY_THERE', ['departmentId']],
      [{ departmentId: quality.id }, otherDirector, 'COMPLAINT_NOT_FOUND', ['complaintId']],
      [{ departmentId: quality.id }, holderOf('STORE_HEADQUARTERS'), 'FORBIDDEN', []],
      [{ departmentId: quality.id }, headOf(quality), 'COMPLAINT_NOT_FOUND', ['complaintId']],
    ] as const) {
      const answer = await route({ complaintId: id, ...input }, caller);
      expect({ input, answer }).toEqual({ input, answer: { complaint: null, errors: [{ code, path }] } });
    }
    expect(south.id).toBe(southQuality.regionId);
  });
});
