import { demonstrationChain, PostKind } from '@complaints/contracts';
import { eventually } from '@complaints/kit/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type House, holderOf, nobody, openHouse } from './house.js';

const HOUR_MS = 3_600_000;
const [east, south] = demonstrationChain.regions as [
  (typeof demonstrationChain.regions)[0],
  (typeof demonstrationChain.regions)[0],
];
const store = demonstrationChain.stores.find(
  ({ regionId }) => regionId === east.id,
) as (typeof demonstrationChain.stores)[0];

const clerk = holderOf(PostKind.CLERK, { storeId: store.id });
const manager = holderOf(PostKind.STORE_MANAGER, { storeId: store.id });
const director = holderOf(PostKind.REGIONAL_DIRECTOR, { regionId: east.id });
const cashier = holderOf(PostKind.CASHIER, { regionId: east.id });
const stranger = holderOf(PostKind.REGIONAL_DIRECTOR, { regionId: south.id });
const administrator = holderOf(PostKind.ADMINISTRATOR);

const REGISTER = `mutation Register($input: RegisterComplaintInput!) {
  registerComplaint(input: $input) {
    complaint { id number status level matterId levelDerivation { sentenceZh sentenceEn trace { complaintId counted } } store { id } expectedResolutionAt }
    errors { code message path }
  }
}`;
const CASE = `query CaseOf($id: ID!) {
  complaint(id: $id) {
    id number status level closedAt
    case {
      id state tier abnormalFlag failedAttempts
      owner { kind holder { id name } }
      deadlines { kind generation state dueAt metAt firedAt limitMinutes }
      ladder { fromTier toTier trigger }
      plans { round state compensation { amount currency } }
    }
    disbursements { id state amount { amount currency } approverKind periodKey }
    compensationTotal { amount }
    rating { resultSatisfaction handlingSatisfaction solved repeatNumber }
    store { id nameZh allowance { limit { amount } held { amount } spent { amount } left { amount } periodKey } figures(from: "2026-11-23", to: "2026-11-24") { total { registered resolved } } }
  }
}`;

let house: House;
beforeAll(async () => {
  house = await openHouse();
  // The copies of the directory have arrived when the owner of a case can be named and the fund knows the stores.
  await eventually(async () => {
    const { data } = await house.ask(
      administrator,
      '{ regions(first: 2) { edges { node { budget { limit { amount } } openCases(first: 1) { totalCount } stores(first: 5) { edges { node { allowance { left { amount } } } } } } } } }',
    );
    const regions = data.regions.edges.map((edge: { node: never }) => edge.node);
    const ready = regions.length === 2 && !JSON.stringify(regions).includes('"allowance":null');
    return ready || undefined;
  });
});
afterAll(() => house?.close());

const input = (fields: Record<string, unknown>) => ({ input: { idempotencyKey: crypto.randomUUID(), ...fields } });

/** One step of a plan that has two days, and why it can be carried out. */
const steps = (title: string) => ({
  steps: [
    {
      ...{ title, team: '门店售后组', expectedResult: '顾客满意' },
      dueAt: new Date(house.clock.now().getTime() + 48 * HOUR_MS).toISOString(),
    },
  ],
  feasibility: { policy: '符合退换规定', resources: '库存充足', expectation: '顾客同意' },
});

/** Does a mutation that must succeed, and answers its payload. */
async function does(
  who: typeof clerk | typeof nobody,
  mutation: string,
  fields: Record<string, unknown>,
  selection: string,
) {
  const typeName = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
  const answer = await house.ask(
    who,
    `mutation Do($input: ${typeName}) { ${mutation}(input: $input) { ${selection} errors { code message path } } }`,
    input(fields),
  );
  expect(answer.errors).toBeUndefined();
  expect(answer.data[mutation].errors).toEqual([]);
  return answer.data[mutation];
}

/** The owner does every task of a plan. */
async function finishWork(caseId: string) {
  const { data } = await house.ask(manager, `{ case(id: "${caseId}") { tasks { id } } }`);
  for (const { id: taskId } of data.case.tasks) await does(manager, 'completeTask', { taskId }, 'task { state }');
}

async function register(fields: Record<string, unknown> = {}) {
  const { data, errors } = await house.ask(clerk, REGISTER, {
    input: {
      idempotencyKey: crypto.randomUUID(),
      storeId: store.id,
      content: '上周买的电饭煲第二天就不通电，店里说要等厂家，一直没有答复。',
      channel: 'COUNTER',
      anger: 4,
      customer: { name: '赵敏', phone: '13800001234' },
      ...fields,
    },
  });
  expect(errors).toBeUndefined();
  expect(data.registerComplaint.errors).toEqual([]);
  return data.registerComplaint.complaint;
}

/** What somebody sees of a complaint, as soon as it is as it should be. */
function seen(who: typeof clerk, id: string, check: (complaint: never) => void) {
  return eventually(async () => {
    const { data, errors } = await house.ask(who, CASE, { id });
    expect(errors).toBeUndefined();
    check(data.complaint as never);
    return data.complaint;
  });
}

describe('one complaint goes all the way through', () => {
  test('R2 R10 R20–R22 R31 R32 R35 R60 R61 R65 R71 R80: taken in, owned, contacted, planned, paid, resolved, rated, counted', async () => {
    const { clock } = house;
    const acceptedAt = clock.now();
    const complaint = await register();
    expect(complaint).toMatchObject({ status: 'OPEN', level: 'FIRST', store: { id: store.id } });
    expect(complaint.levelDerivation.sentenceEn).not.toBe('');
    expect(complaint.levelDerivation.sentenceZh).toMatch(/[一-鿿]/);

    const opened = await seen(manager, complaint.id, (c) =>
      expect(c).toMatchObject({
        case: {
          state: 'WAITING_CONTACT',
          tier: 1,
          abnormalFlag: false,
          owner: { kind: 'STORE_MANAGER', holder: { id: manager.id } },
        },
      }),
    );
    expect(opened.case.deadlines).toHaveLength(3);
    expect(opened.case.deadlines).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'CONTACT', state: 'RUNNING', limitMinutes: 30 }),
        expect.objectContaining({
          kind: 'PLAN',
          state: 'RUNNING',
          dueAt: new Date(acceptedAt.getTime() + 24 * HOUR_MS).toISOString(),
        }),
      ]),
    );
    const caseId = opened.case.id;

    clock.moveBy(10 * 60_000);
    const contacted = await does(
      manager,
      'recordContact',
      { caseId, reached: true, means: 'PHONE', note: '已致电，确认要求退换并补偿交通费。' },
      'case { state deadlines { kind state } }',
    );
    expect(contacted.case.state).toBe('PLANNING');
    expect(contacted.case.deadlines).toContainEqual({ kind: 'CONTACT', state: 'MET' });

    const proposed = await does(
      manager,
      'proposePlan',
      {
        caseId,
        cause: '电源板故障',
        remedy: 'REPLACE',
        description: '换新并补偿往返交通费',
        compensation: { amount: '80.00', currency: 'CNY' },
        purpose: 'COMPENSATION',
        ...steps('送新机并取回旧机'),
      },
      'case { state plans { round state compensation { amount } } }',
    );
    expect(proposed.case.plans).toEqual([{ round: 1, state: 'PROPOSED', compensation: { amount: '80.00' } }]);

    const accepted = await does(
      manager,
      'acceptPlan',
      { caseId, round: 1, proof: { kind: 'SIGNATURE', reference: 'slip-0001' } },
      'case { state deadlines { kind state } }',
    );
    expect(accepted.case.state).toBe('AGREED');
    expect(accepted.case.deadlines).toContainEqual({ kind: 'PLAN', state: 'MET' });

    const approved = await seen(manager, complaint.id, (c) =>
      expect(c).toMatchObject({
        disbursements: [
          {
            state: 'APPROVED',
            approverKind: 'STORE_MANAGER',
            amount: { amount: '80.00', currency: 'CNY' },
            periodKey: '2026-11',
          },
        ],
        store: {
          allowance: {
            limit: { amount: '300.00' },
            held: { amount: '0.00' },
            spent: { amount: '80.00' },
            left: { amount: '220.00' },
          },
        },
      }),
    );

    await finishWork(caseId);
    const early = await house.ask(
      manager,
      'mutation Do($input: ResolveCaseInput!) { resolveCase(input: $input) { errors { code } } }',
      input({ caseId, confirmation: { means: 'PHONE', statement: '顾客确认' } }),
    );
    expect(early.data.resolveCase.errors).toEqual([{ code: 'COMPENSATION_NOT_PAID' }]);

    await does(
      cashier,
      'payDisbursement',
      { disbursementId: approved.disbursements[0].id, payment: { channel: 'WECHAT_PAY', reference: 'WX-20261123-1' } },
      'disbursement { state }',
    );
    await seen(manager, complaint.id, (c) =>
      expect(c).toMatchObject({ case: { state: 'DONE' }, compensationTotal: { amount: '80.00' } }),
    );

    clock.moveBy(2 * HOUR_MS);
    await does(
      manager,
      'resolveCase',
      { caseId, confirmation: { means: 'PHONE', statement: '顾客来电确认已换新并收到补偿。' } },
      'case { state resolvedAt }',
    );
    await seen(manager, complaint.id, (c) =>
      expect(c).toMatchObject({ status: 'RESOLVED', closedAt: clock.now().toISOString(), case: { state: 'RESOLVED' } }),
    );

    const token = await eventually(() => house.sent.map(({ text }) => /\/rate#([\w-]+)/.exec(text)?.[1]).find(Boolean));
    const rated = await does(
      nobody,
      'rateHandling',
      { token, resultSatisfaction: 5, handlingSatisfaction: 4, solved: true },
      'rating { resultSatisfaction repeatNumber }',
    );
    expect(rated.rating).toEqual({ resultSatisfaction: 5, repeatNumber: null });

    // One query, four services.
    await seen(director, complaint.id, (c) =>
      expect(c).toMatchObject({
        number: complaint.number,
        status: 'RESOLVED',
        level: 'FIRST',
        case: { state: 'RESOLVED', tier: 1, ladder: [] },
        disbursements: [{ state: 'PAID' }],
        rating: { resultSatisfaction: 5, handlingSatisfaction: 4, solved: true, repeatNumber: null },
        store: { nameZh: store.nameZh, figures: { total: { registered: 1, resolved: 1 } } },
      }),
    );
  });

  test('R65 R93: finance takes a list of what was paid away, and holds a statement of the wallet against it', async () => {
    const { gateway } = house;
    const november = { from: '2026-10-31T16:00:00Z', until: '2026-11-30T16:00:00Z' };
    const hereOf = (url: string) => url.replace('http://chain.test', gateway.url);
    const listed = await does(cashier, 'exportSettlements', { ...november, format: 'CSV' }, 'download { url }');
    const list = await fetch(hereOf(listed.download.url));
    expect([list.status, list.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    const lines = (await list.text()).split('\r\n');
    expect(lines[1]).toContain(',80.00,微信支付 WeChat Pay,WX-20261123-1,');
    expect(lines[2]).toMatch(/^合计 Total,1,,,,80\.00,/);
    expect((await fetch(hereOf(listed.download.url))).status).toBe(404);

    const wanted = { ...november, channel: 'WECHAT_PAY', regionId: east.id, fileName: '2026-11.csv' };
    const { upload } = await does(cashier, 'startReconciliation', wanted, 'upload { url reconciliation { id } }');
    const body = '记账时间,微信支付业务单号,收支类型,收支金额(元)\n`2026-11-23 09:50:00,`WX-20261123-1,支出,`80.00\n';
    const sent = await fetch(hereOf(upload.url), { method: 'PUT', body });
    expect([sent.status, await sent.json()]).toMatchObject([201, { reconciliation: { lineCount: 1 } }]);
    const QUERY = `{ reconciliation(id: "${upload.reconciliation.id}") { state region { code } tallies { result count } } }`;
    await eventually(async () => {
      const { data } = await house.ask(cashier, QUERY);
      expect(data.reconciliation).toEqual({
        ...{ state: 'DONE', region: { code: east.code }, tallies: [{ result: 'MATCHED', count: 1 }] },
      });
      return true;
    });
  });

  test('R11 R38 R71: a dissatisfied customer makes the repeat, SECOND and with the director, in the same breath', async () => {
    const complaint = await register({ content: '送货员把地板划伤了，没有人处理。' });
    const { case: opened } = await seen(manager, complaint.id, (c) =>
      expect(c).toMatchObject({ case: { state: 'WAITING_CONTACT' } }),
    );
    const caseId = opened.id;
    await does(manager, 'recordContact', { caseId, reached: true, means: 'PHONE', note: '已联系' }, 'case { state }');
    await does(
      manager,
      'proposePlan',
      { caseId, cause: '搬运不慎', remedy: 'APOLOGISE', description: '上门致歉', ...steps('上门致歉') },
      'case { state }',
    );
    await does(
      manager,
      'acceptPlan',
      { caseId, round: 1, proof: { kind: 'RECORDING', reference: 'call-7' } },
      'case { state }',
    );
    const sentBefore = house.sent.length;
    await finishWork(caseId);
    await does(
      manager,
      'resolveCase',
      { caseId, confirmation: { means: 'PHONE', statement: '顾客同意结束' } },
      'case { state }',
    );
    const token = await eventually(() =>
      house.sent
        .slice(sentBefore)
        .map(({ text }) => /\/rate#([\w-]+)/.exec(text)?.[1])
        .find(Boolean),
    );
    const { rating } = await does(
      nobody,
      'rateHandling',
      { token, resultSatisfaction: 1, handlingSatisfaction: 2, solved: false, opinion: '道歉没有用，地板还是坏的。' },
      'rating { repeatNumber }',
    );
    expect(rating.repeatNumber).toMatch(/\S/);
    const repeat = await eventually(async () => {
      const { data } = await house.ask(
        director,
        '{ complaints(first: 5) { edges { node { id number level repeatOf { id } case { tier owner { holder { id } } } } } } }',
      );
      const found = data.complaints.edges
        .map((edge: { node: { number: string } }) => edge.node)
        .find((node: { number: string }) => node.number === rating.repeatNumber);
      return found?.case ? found : undefined;
    });
    expect(repeat).toMatchObject({
      level: 'SECOND',
      repeatOf: { id: complaint.id },
      case: { tier: 2, owner: { holder: { id: director.id } } },
    });
  });

  test('R23 R25: a missed plan deadline climbs one tier, sets the abnormal flag, and starts fresh clocks', async () => {
    const { clock } = house;
    const complaint = await register({
      content: '退款三周没有到账。',
      customer: { name: '孙兰', phone: '13800004321' },
    });
    const { case: opened } = await seen(manager, complaint.id, (c) => expect(c).toMatchObject({ case: { tier: 1 } }));
    const planDueAt = new Date(opened.deadlines.find((deadline: { kind: string }) => deadline.kind === 'PLAN').dueAt);

    clock.moveTo(new Date(planDueAt.getTime() + 1));
    const climbed = await seen(director, complaint.id, (c) =>
      expect(c).toMatchObject({
        case: {
          tier: 2,
          abnormalFlag: true,
          owner: { kind: 'REGIONAL_DIRECTOR', holder: { id: director.id } },
          ladder: [{ fromTier: 1, toTier: 2, trigger: 'PLAN_DEADLINE_MISSED' }],
        },
      }),
    );
    const byGeneration = (generation: number) =>
      climbed.case.deadlines.filter((deadline: { generation: number }) => deadline.generation === generation);
    expect(byGeneration(1)).toContainEqual(
      expect.objectContaining({ kind: 'PLAN', state: 'MISSED', firedAt: clock.now().toISOString() }),
    );
    expect(byGeneration(2)).toContainEqual(expect.objectContaining({ kind: 'CONTACT', state: 'RUNNING' }));
    expect(byGeneration(2)).toContainEqual(
      expect.objectContaining({
        kind: 'PLAN',
        state: 'RUNNING',
        dueAt: new Date(clock.now().getTime() + 24 * HOUR_MS).toISOString(),
      }),
    );
  });

  test('R61 R64 R65: what is beyond the manager waits for the director, who approves it; paid wrongly, it is paid again', async () => {
    const complaint = await register({ content: '冰箱送错型号，耽误两天。' });
    const { case: opened } = await seen(manager, complaint.id, (c) =>
      expect(c).toMatchObject({ case: { state: 'WAITING_CONTACT' } }),
    );
    const caseId = opened.id;
    await does(manager, 'recordContact', { caseId, reached: true, means: 'PHONE', note: '已联系' }, 'case { state }');
    await does(
      manager,
      'proposePlan',
      {
        caseId,
        cause: '拣货错误',
        remedy: 'COMPENSATE',
        description: '补偿',
        compensation: { amount: '100.01' },
        purpose: 'COMPENSATION',
        ...steps('送达正确型号'),
      },
      'case { state }',
    );
    await does(
      manager,
      'acceptPlan',
      { caseId, round: 1, proof: { kind: 'SIGNATURE', reference: 'slip-2' } },
      'case { state }',
    );
    const waiting = await seen(manager, complaint.id, (c) =>
      expect(c).toMatchObject({ disbursements: [{ state: 'REQUESTED', approverKind: 'REGIONAL_DIRECTOR' }] }),
    );
    const disbursementId = waiting.disbursements[0].id;
    const refused = await house.ask(
      manager,
      'mutation Do($input: ApproveDisbursementInput!) { approveDisbursement(input: $input) { errors { code } } }',
      input({ disbursementId }),
    );
    expect(refused.data.approveDisbursement.errors).toEqual([{ code: 'NOT_APPROVER' }]);
    await eventually(async () => {
      const { data } = await house.ask(
        director,
        '{ myNotices(first: 5, unreadOnly: true) { edges { node { kind } } } }',
      );
      return JSON.stringify(data).includes('APPROVAL_WAITING') || undefined;
    });
    const { disbursement } = await does(director, 'approveDisbursement', { disbursementId }, 'disbursement { state }');
    expect(disbursement.state).toBe('APPROVED');
    await paidWronglyAndAgain(complaint.id, disbursementId);
  });

  /** R64, R65: the payment is taken back, and the case with it; what pays it again ends the plan. */
  async function paidWronglyAndAgain(complaintId: string, disbursementId: string) {
    const { data } = await house.ask(manager, CASE, { id: complaintId });
    await finishWork(data.complaint.case.id);
    const payment = { channel: 'BANK_TRANSFER', reference: 'B-20261123-7' };
    await does(cashier, 'payDisbursement', { disbursementId, payment }, 'disbursement { state }');
    await seen(manager, complaintId, (c) => expect(c).toMatchObject({ case: { state: 'DONE' } }));
    const reason = '转错了账号';
    await does(director, 'reverseDisbursement', { disbursementId, reason }, 'disbursement { state }');
    await seen(manager, complaintId, (c) =>
      expect(c).toMatchObject({ case: { state: 'AGREED' }, compensationTotal: { amount: '0.00' } }),
    );
    const again = await does(
      director,
      'requestDisbursement',
      { complaintId, purpose: 'COMPENSATION', amount: { amount: '100.01' }, reason, replacesId: disbursementId },
      'disbursement { id state replaces { id state } decidedBy { id name } evidence { id } }',
    );
    expect(again.disbursement).toMatchObject({
      ...{ state: 'APPROVED', replaces: { id: disbursementId, state: 'REVERSED' }, evidence: [] },
      decidedBy: { id: director.id },
    });
    const payable = { disbursementId: again.disbursement.id, payment: { ...payment, reference: 'B-20261123-8' } };
    await does(cashier, 'payDisbursement', payable, 'disbursement { state }');
    await seen(manager, complaintId, (c) =>
      expect(c).toMatchObject({
        ...{ case: { state: 'DONE' }, compensationTotal: { amount: '100.01' } },
        disbursements: [{ state: 'REVERSED' }, { state: 'PAID' }],
      }),
    );
  }

  test('an administrator sees a region with its stores, open cases, budget left and figures', async () => {
    const overview = async () => {
      const { data, errors } = await house.ask(
        administrator,
        `query Overview($id: ID!) {
          region(id: $id) {
            nameEn
            openCases(first: 10) { totalCount edges { node { tier state } } }
            budget { limit { amount } left { amount } periodKey }
            figures(from: "2026-11-23", to: "2026-11-24") { total { registered resolved climbs compensation { amount } } daily { day registered } }
            stores(first: 10) { edges { node { code openCases(first: 1) { totalCount } allowance { left { amount } } figures(from: "2026-11-23", to: "2026-11-24") { total { registered } } } } }
          }
        }`,
        { id: east.id },
      );
      expect(errors).toBeUndefined();
      return data.region;
    };
    // Figures follow by event; the repeat and the late refund, accepted at the same instant, climbed one tier each.
    const region = await eventually(async () => {
      const found = await overview();
      expect(found.figures.total).toEqual({
        registered: 5,
        resolved: 2,
        climbs: 2,
        compensation: { amount: '180.01' },
      });
      return found;
    });
    expect(region.figures.daily).toEqual([
      { day: '2026-11-23', registered: 4 },
      { day: '2026-11-24', registered: 1 },
    ]);
    const tiers = region.openCases.edges.map(({ node }: { node: { tier: number } }) => node.tier).sort();
    expect({ total: region.openCases.totalCount, tiers }).toEqual({ total: 3, tiers: [1, 2, 3] });
    const stores = region.stores.edges.map(({ node }: { node: { code: string } }) => node);
    expect(stores).toHaveLength(5);
    expect(stores.find(({ code }: { code: string }) => code === store.code)).toMatchObject({
      openCases: { totalCount: 3 },
      allowance: { left: { amount: '220.00' } },
      figures: { total: { registered: 5 } },
    });
    expect(region.budget).toEqual({
      limit: { amount: '20000.00' },
      left: { amount: '20000.00' },
      periodKey: '2026-Q4',
    });
  });

  test('R1: anybody reads without a token where to complain, and nothing else of the store', async () => {
    const query = `query ($id: ID!) {
      publicChannels(storeId: $id) { edges { node { kind openingHours { weekday opensAt } store { code complaintUrl } } } }
      publicStore(code: "${store.code}") { complaintQrSvg }
    }`;
    const { data, errors } = await house.ask(nobody, query, { id: store.id });
    expect(errors).toBeUndefined();
    const [{ node }] = data.publicChannels.edges;
    expect(node).toMatchObject({ kind: 'COUNTER', store: { code: store.code } });
    expect(node.store.complaintUrl).toMatch(new RegExp(`/complain\\?store=${store.code}$`));
    expect(data.publicStore.complaintQrSvg).toMatch(/^<svg /);
    const refused = await house.ask(nobody, 'query ($id: ID!) { store(id: $id) { code } }', { id: store.id });
    expect(refused).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });

  test('R91: a director of another region sees nothing of it and can do nothing to it', async () => {
    const complaint = await register({ content: '收银多收了钱。' });
    const { case: opened } = await seen(manager, complaint.id, (c) => expect(c).toMatchObject({ case: { tier: 1 } }));
    const peep = async (who: typeof clerk) => {
      const { data } = await house.ask(
        who,
        `query Peep($id: ID!, $case: ID!) {
          complaint(id: $id) { id }
          case(id: $case) { id }
          complaints(first: 1) { edges { node { id } } }
          region(id: "${east.id}") { openCases(first: 1) { totalCount } budget { limit { amount } } figures(from: "2026-11-23", to: "2026-11-23") { total { registered } } }
        }`,
        { id: complaint.id, case: opened.id },
      );
      return data;
    };
    expect(await peep(stranger)).toEqual({
      complaint: null,
      case: null,
      complaints: { edges: [] },
      region: { openCases: null, budget: null, figures: null },
    });
    // The same question, asked by the director of this region.
    expect(await peep(director)).toEqual({
      complaint: { id: complaint.id },
      case: { id: opened.id },
      complaints: { edges: [{ node: { id: complaint.id } }] },
      region: {
        openCases: { totalCount: 4 },
        budget: { limit: { amount: '20000.00' } },
        figures: { total: { registered: 4 } },
      },
    });
    const acted = await house.ask(
      stranger,
      'mutation Do($input: RecordContactInput!) { recordContact(input: $input) { case { id } errors { code } } }',
      input({ caseId: opened.id, reached: true, means: 'PHONE', note: 'x' }),
    );
    expect(acted.data.recordContact).toEqual({ case: null, errors: [{ code: 'NOT_FOUND' }] });
  });

  test('R1 R3 R71: somebody files, looks it up and rates it, all without login', async () => {
    const { number } = (
      await does(
        nobody,
        'fileComplaint',
        { storeCode: store.code, content: '空调外机噪音太大。', customer: { phone: '13900005678' } },
        'receipt { number }',
      )
    ).receipt;
    const TRACK =
      'query Track($number: String!, $contact: String!) { trackComplaint(number: $number, contact: $contact) { status } }';
    const track = async (contact: string) =>
      (await house.ask(nobody, TRACK, { number: number.toLowerCase(), contact })).data.trackComplaint;
    expect(await track('139 0000 5678')).toEqual({ status: 'IN_PROGRESS' });
    expect(await track('139 0000 5679')).toBeNull();

    const { data } = await house.ask(
      manager,
      'query Find($number: String!) { complaints(first: 1, filter: { number: $number }) { edges { node { id } } } }',
      { number },
    );
    const { case: opened } = await seen(manager, data.complaints.edges[0].node.id, (c) =>
      expect(c).toMatchObject({ case: { state: 'WAITING_CONTACT' } }),
    );
    const caseId = opened.id;
    await does(manager, 'recordContact', { caseId, reached: true, means: 'PHONE', note: '已联系' }, 'case { state }');
    const plan = { cause: '安装不当', remedy: 'REPAIR', description: '上门加固', ...steps('上门加固') };
    await does(manager, 'proposePlan', { caseId, ...plan }, 'case { state }');
    const proof = { kind: 'RECORDING', reference: 'call-9' };
    await does(manager, 'acceptPlan', { caseId, round: 1, proof }, 'case { state }');
    await finishWork(caseId);
    const confirmation = { means: 'PHONE', statement: '顾客确认' };
    await does(manager, 'resolveCase', { caseId, confirmation }, 'case { state }');
    const token = await eventually(() =>
      house.sent
        .map(({ to, text }) => (to === '+8613900005678' && /\/rate#([\w-]+)/.exec(text)?.[1]) || null)
        .find(Boolean),
    );
    expect(await track('13900005678')).toEqual({ status: 'SETTLED' });
    const answer = { token, resultSatisfaction: 4, handlingSatisfaction: 5, solved: true };
    const { rating } = await does(nobody, 'rateHandling', answer, 'rating { repeatNumber }');
    expect(rating).toEqual({ repeatNumber: null });
  });
});
