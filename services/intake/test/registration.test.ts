import { complaintRegistered } from '@complaints/contracts';
import { after, HOUR_MS } from '@complaints/kit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseComplaintNumber } from '../src/domain/complaint-number.js';
import {
  anybody,
  banyan,
  clerk,
  customerService,
  east,
  holderOf,
  type IntakeHouse,
  lakeside,
  REGISTER,
  register,
  startIntake,
  TOLD_OF_DEEDS,
} from './intake-house.js';

describe('registering a complaint', () => {
  let house: IntakeHouse;
  beforeAll(async () => {
    house = await startIntake();
  });
  afterAll(() => house.stop());

  const told = async (complaintId: string) =>
    (await house.told(complaintRegistered.subject)).filter(({ payload }) => payload.complaintId === complaintId);
  const count = async (table: string) =>
    Number((await house.dataSource.query(`select count(*) from ${table}`))[0].count);

  test('R2, R3, R10: it is kept as said, numbered, levelled, promised and told', async () => {
    const now = house.clock.now();
    const { complaint, errors } = await register(house, {
      content: '  冰箱不制冷 🧊',
      demand: '换一台',
      anger: 4,
      occurredAt: after(now, -HOUR_MS).toISOString(),
      customer: { name: '王芳', phone: '138 1234 5678', email: 'Wang@Example.com' },
    });
    expect(errors).toEqual([]);
    expect(complaint).toEqual({
      id: expect.any(String),
      number: parseComplaintNumber(complaint.number),
      matterId: expect.any(String),
      status: 'OPEN',
      level: 'FIRST',
      source: 'STORE',
      channel: 'COUNTER',
      content: '  冰箱不制冷 🧊',
      demand: '换一台',
      anger: 4,
      occurredAt: after(now, -HOUR_MS).toISOString(),
      acceptedAt: now.toISOString(),
      closedAt: null,
      expectedResolutionAt: after(now, 72 * HOUR_MS).toISOString(),
      confidentialTowardsStore: false,
      store: { id: lakeside.id, code: 'EAST-01' },
      repeatOf: null,
      customer: {
        id: expect.any(String),
        nameMasked: '王*',
        phoneMasked: '138****5678',
        emailMasked: 'w***@example.com',
      },
      rating: null,
      levelDerivation: {
        sentenceZh: '一级投诉：同一事项此前没有已有受理成果的投诉。政策版本1。',
        sentenceEn: 'FIRST: no earlier complaint on the matter had an outcome before it. Policy version 1.',
        policyVersion: 1,
        trace: [],
      },
    });
    expect(await told(complaint.id)).toEqual([
      {
        subject: complaintRegistered.subject,
        version: 1,
        payload: {
          complaintId: complaint.id,
          number: complaint.number,
          matterId: complaint.matterId,
          repeatOfId: null,
          storeId: lakeside.id,
          regionId: east.id,
          level: 'FIRST',
          source: 'STORE',
          channel: 'COUNTER',
          confidentialTowardsStore: false,
          acceptedAt: now.toISOString(),
          policyVersion: 1,
        },
      },
    ]);
  });

  test('no personal data and no words of the customer stand in an event', async () => {
    const { complaint } = await register(house, {
      content: 'unmistakable words',
      customer: { name: 'Ada', phone: '13900001111' },
    });
    const [event] = await told(complaint.id);
    expect(JSON.stringify(event)).not.toMatch(/unmistakable|Ada|1390000/);
  });

  test('R12: through an external source even the first is MAJOR', async () => {
    const { complaint } = await register(house, { source: 'CONSUMER_ASSOCIATION', channel: 'LETTER' });
    expect(complaint).toMatchObject({ level: 'MAJOR', source: 'CONSUMER_ASSOCIATION' });
  });

  test('R5: a customer is recognised by any contact, and gains what is new', async () => {
    const one = await register(house, { customer: { name: '李静', phone: '+86 13700000001' } });
    const two = await register(house, { customer: { phone: '137-0000-0001', email: 'Li@example.com' } });
    const three = await register(house, { customer: { name: '李', email: ' li@EXAMPLE.com', memberNumber: 'M7' } });
    const ids = [one, two, three].map(({ complaint }) => complaint.customer.id);
    expect(new Set(ids).size).toBe(1);
    expect(three.complaint.customer).toMatchObject({
      nameMasked: '李*',
      phoneMasked: '137****0001',
      emailMasked: 'l***@example.com',
    });
  });

  test('R5: a contact that belongs to somebody else is not taken over', async () => {
    const one = await register(house, { customer: { phone: '13700000011' } });
    const other = await register(house, { customer: { email: 'other@example.com' } });
    const both = await register(house, { customer: { phone: '13700000011', email: 'other@example.com' } });
    expect(both.complaint.customer).toMatchObject({ id: one.complaint.customer.id, emailMasked: null });
    expect(other.complaint.customer.id).not.toBe(one.complaint.customer.id);
  });

  test('R5: the same new customer at ten counters at once is one customer', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        register(house, { customer: { phone: '13700000021', email: 'ten@example.com' } }),
      ),
    );
    expect(new Set(answers.map(({ complaint }) => complaint.customer.id)).size).toBe(1);
  });

  test('R5, R95: a customer is written to in the language last asked for, in Chinese while none was', async () => {
    const customer = { phone: '13700000031' };
    const languages = [];
    for (const said of [{}, { language: 'EN' }, {}, { language: 'ZH' }]) {
      const { complaint } = await register(house, { customer: { ...customer, ...said } });
      const [message] = await house.dataSource.query('select language from message where complaint_id = $1', [
        complaint.id,
      ]);
      languages.push(message.language);
    }
    expect(languages).toEqual(['ZH', 'EN', 'EN', 'ZH']);
  });

  test.each([
    ['a variable', 'input: $input', '($input: RegisterComplaintInput!)'],
    [
      'variables inside',
      'input: { idempotencyKey: $key, content: "x", channel: $channel }',
      '($key: String!, $channel: ChannelKind!)',
    ],
    ['words alone', `input: { idempotencyKey: "${crypto.randomUUID()}", content: "x", channel: PHONE }`, ''],
  ])('source and confidentiality have defaults where the input is written as %s', async (_, input, variables) => {
    const key = crypto.randomUUID();
    const { data, errors } = await house.ask(
      clerk,
      `mutation ${variables} { registerComplaint(${input}) { complaint { source confidentialTowardsStore } errors { code } } }`,
      { key, channel: 'PHONE', input: { idempotencyKey: key, content: 'x', channel: 'PHONE' } },
    );
    expect(errors).toBeUndefined();
    expect(data.registerComplaint).toEqual({
      complaint: { source: 'STORE', confidentialTowardsStore: false },
      errors: [],
    });
  });

  test('without a contact it is anonymous', async () => {
    const before = await count('customer');
    const { complaint } = await register(house, { customer: { name: '无名' } });
    expect(complaint.customer).toBeNull();
    expect(await count('customer')).toBe(before);
  });

  test('R29: it may be taken in anywhere; who takes it in reads the number, and sees it no more than before', async () => {
    const { complaint } = await register(house, { storeId: banyan.id });
    expect(complaint).toMatchObject({ number: expect.any(String), store: { id: banyan.id } });
    const { data } = await house.ask(clerk, 'query ($id: ID!) { complaint(id: $id) { id } }', { id: complaint.id });
    expect(data.complaint).toBeNull();
  });

  test('R29: without a store it has no region', async () => {
    const { complaint } = await register(house, { storeId: null }, customerService);
    expect(complaint.store).toBeNull();
    expect((await told(complaint.id))[0]?.payload).toMatchObject({ storeId: null, regionId: null });
  });

  test('twenty simultaneous calls with one key make one complaint and tell it once', async () => {
    const before = await count('complaint');
    const idempotencyKey = crypto.randomUUID();
    const answers = await Promise.all(Array.from({ length: 20 }, () => register(house, { idempotencyKey })));
    const ids = new Set(answers.map(({ complaint }) => complaint.id));
    expect(ids.size).toBe(1);
    expect(await count('complaint')).toBe(before + 1);
    expect(await told([...ids][0])).toHaveLength(1);
  });

  test.each([
    [{ content: ' \n' }, 'CONTENT_EMPTY', ['content']],
    [{ content: '字'.repeat(10_001) }, 'CONTENT_TOO_LONG', ['content']],
    [{ content: 'NUL \0' }, 'TEXT_NOT_UNICODE', ['content']],
    [{ demand: 'half a pair \ud83d' }, 'TEXT_NOT_UNICODE', ['demand']],
    [{ expectation: '字'.repeat(2_001) }, 'TEXT_TOO_LONG', ['expectation']],
    [{ anger: 6 }, 'ANGER_OUT_OF_RANGE', ['anger']],
    [{ anger: 0 }, 'ANGER_OUT_OF_RANGE', ['anger']],
    [{ occurredAt: '2126-01-01T00:00:00.000Z' }, 'OCCURRED_IN_FUTURE', ['occurredAt']],
    [{ storeId: '0199a1b2-c3d4-7000-8000-000000000001' }, 'STORE_NOT_FOUND', ['storeId']],
    [{ storeId: "'; drop table store" }, 'STORE_NOT_FOUND', ['storeId']],
    [{ storeId: '' }, 'STORE_NOT_FOUND', ['storeId']],
    [{ repeatOfId: '0199a1b2-c3d4-7000-8000-000000000001' }, 'COMPLAINT_NOT_FOUND', ['repeatOfId']],
    [{ repeatOfId: 'K7QM' }, 'COMPLAINT_NOT_FOUND', ['repeatOfId']],
    [{ customer: { phone: '12' } }, 'CONTACT_INVALID', ['customer', 'phone']],
    [{ customer: { email: 'nobody' } }, 'CONTACT_INVALID', ['customer', 'email']],
    [{ customer: { phone: '13812345678', name: '\0' } }, 'TEXT_NOT_UNICODE', ['customer', 'name']],
    [{ idempotencyKey: 'short' }, 'IDEMPOTENCY_KEY_INVALID', ['idempotencyKey']],
  ])('%#: %j is refused', async (given, code, path) => {
    const before = [await count('complaint'), await count('customer'), await count(TOLD_OF_DEEDS)];
    expect(await register(house, given)).toEqual({ complaint: null, errors: [{ code, path }] });
    expect([await count('complaint'), await count('customer'), await count(TOLD_OF_DEEDS)]).toEqual(before);
  });

  test.each(['CASHIER', 'REGIONAL_PRESIDENT', 'DEPARTMENT_HEAD'] as const)(
    'R91: a %s takes no complaints in',
    async (kind) => {
      const { errors } = await register(house, {}, holderOf(kind));
      expect(errors).toEqual([{ code: 'FORBIDDEN', path: [] }]);
    },
  );

  test('R91: neither does anybody without a post', async () => {
    for (const caller of [anybody, { sub: crypto.randomUUID(), role: 'CUSTOMER' as const }]) {
      const input = { idempotencyKey: crypto.randomUUID(), content: 'x', channel: 'WEB_FORM' };
      const { data } = await house.ask(caller, REGISTER, { input });
      expect(data.registerComplaint).toEqual({ complaint: null, errors: [{ code: 'FORBIDDEN', path: [] }] });
    }
  });
});
