import { createLog, DAY_MS, HOUR_MS } from '@complaints/kit';
import { eventually, type TestCaller } from '@complaints/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportCustomerCommand } from '../../src/commands/export-customer.js';
import { createVault, intake, readVaultKeys } from '../../src/service.js';
import { eraseExpiredTimer } from '../../src/timers/erase-expired.js';
import { resolve } from '../cases.js';
import {
  administrator,
  anybody,
  clerk,
  director,
  holderOf,
  type IntakeHouse,
  manager,
  outsideOf,
  register,
  startIntake,
} from '../intake-house.js';
import { publish } from '../policies.js';
import { rate, tokenFor } from '../ratings.js';
import { erase } from './erasing.js';
import { reveal } from './reveals.js';

const customer = { name: '王芳', phone: '13912345678', email: 'wang@example.com' };

let house: IntakeHouse;
beforeAll(async () => {
  house = await startIntake();
});
afterAll(() => house?.stop());

const COMPLAINT = `query ($id: ID!) {
  complaint(id: $id) { content demand status level textsErasedAt customer { id nameMasked phoneMasked erasedAt } }
}`;
const complaintOf = async (id: string) => (await house.ask(administrator, COMPLAINT, { id })).data.complaint;
const customerIdOf = async (id: string): Promise<string> => (await complaintOf(id)).customer.id;

test('R8: an erased person is nobody, and whoever comes with the same contact afterwards is somebody new', async () => {
  const { complaint } = await register(house, { demand: '退款', customer });
  await resolve(house, complaint.id);
  const token = await tokenFor(house, complaint.number);
  const erasedAt = house.clock.now().toISOString();
  const { customer: erased, errors } = await erase(house, complaint.customer.id);
  expect(errors).toEqual([]);
  expect(erased).toMatchObject({ erasedAt, nameMasked: null, phoneMasked: null, phonesMasked: [], emailMasked: null });
  expect(await complaintOf(complaint.id)).toMatchObject({
    content: '[erased]',
    demand: null,
    status: 'RESOLVED',
    textsErasedAt: erasedAt,
    customer: { id: complaint.customer.id, nameMasked: null, erasedAt },
  });
  expect((await reveal(house, complaint.id)).contact).toMatchObject({
    name: null,
    phones: [],
    texts: [{ field: 'complaint.content', text: '[erased]' }],
  });
  expect((await rate(house, { token })).errors).toEqual([{ code: 'LINK_INVALID', path: ['token'] }]);
  const { complaint: next } = await register(house, { customer });
  expect(next.customer.id).not.toBe(complaint.customer.id);
  const { complaint: repeat } = await register(house, { repeatOfId: complaint.id });
  expect(repeat).toMatchObject({ matterId: complaint.matterId, customer: null });
});

test('R8: customer service and administrators erase, once, with a reason, and nobody else', async () => {
  const { complaint } = await register(house, { customer: { phone: '13700000001' } });
  const id = await customerIdOf(complaint.id);
  const others: TestCaller[] = [clerk, manager, director, holderOf('EXECUTIVE_PRESIDENT'), anybody];
  for (const caller of [...others, holderOf('STORE_HEADQUARTERS')])
    expect((await erase(house, id, { caller })).errors[0].code).toBe('FORBIDDEN');
  expect((await erase(house, id, { reason: ' ' })).errors).toEqual([{ code: 'REASON_EMPTY', path: ['reason'] }]);
  for (const none of ['no id', crypto.randomUUID()])
    expect((await erase(house, none)).errors).toEqual([{ code: 'CUSTOMER_NOT_FOUND', path: ['customerId'] }]);
  expect((await erase(house, id, { caller: administrator })).errors).toEqual([]);
  expect((await erase(house, id)).errors).toEqual([{ code: 'CUSTOMER_ERASED', path: ['customerId'] }]);
});

test('R8: what an erased complaint said cannot be put back', async () => {
  const { complaint } = await register(house, { customer: { phone: '13700000002' } });
  await erase(house, await customerIdOf(complaint.id));
  const AMEND = 'mutation ($input: AmendComplaintInput!) { amendComplaint(input: $input) { errors { code } } }';
  const input = {
    idempotencyKey: crypto.randomUUID(),
    complaintId: complaint.id,
    expectedRevision: 0,
    demand: '王芳要退款',
  };
  expect((await house.ask(clerk, AMEND, { input })).data.amendComplaint.errors).toEqual([{ code: 'COMPLAINT_ERASED' }]);
});

test('R8: a person erased while complaints come in is erased whole, and nobody waits in a circle', async () => {
  for (let round = 0; round < 4; round += 1) {
    const contact = { name: '王芳', phone: `1370000010${round}` };
    const { complaint } = await register(house, { customer: contact });
    const id = await customerIdOf(complaint.id);
    const [erased, known, repeated] = await Promise.all([
      erase(house, id),
      register(house, { customer: contact }),
      register(house, { repeatOfId: complaint.id }),
    ]);
    expect([erased, known, repeated].flatMap(({ errors }) => errors)).toEqual([]);
    const [{ left }] = await house.dataSource.query(
      'select count(*)::int as left from complaint where customer_id = $1 and texts_erased_at is null',
      [id],
    );
    expect(left).toBe(0);
  }
});

test('R8: who has had no complaint for as long as the policy says is erased when it is due, and nobody before', async () => {
  const { complaint: closed } = await register(house, { customer: { phone: '13700000003' } });
  const { complaint: open } = await register(house, { customer: { phone: '13700000004' } });
  await resolve(house, closed.id);
  await publish(house, { document: { retainPersonalDataForYears: 1 } });
  const pass = async () => {
    const { pass: look } = eraseExpiredTimer();
    while ((await look(house.dataSource, house.clock.now())) > 0);
    return [closed, open].map(async ({ id }) => (await complaintOf(id)).textsErasedAt !== null);
  };
  house.clock.moveBy(364 * DAY_MS);
  expect(await Promise.all(await pass())).toEqual([false, false]);
  house.clock.moveBy(DAY_MS + HOUR_MS);
  expect(await Promise.all(await pass())).toEqual([true, false]);
  const [erasure] = await house.dataSource.query(
    'select cause, reason, complaints from erasure where customer_id = $1',
    [await customerIdOf(closed.id)],
  );
  expect(erasure).toEqual({ cause: 'RETENTION', reason: null, complaints: 1 });
});

test('R94: a word is told once five persons have used it, and never the name of one or a number', async () => {
  const said = (name: string, place: number) => ({
    content: `${name}买的榨汁机坏了，请打1370000020${place}`,
    customer: { name, phone: `1370000020${place}` },
  });
  const described = async (id: string) =>
    (await house.told('intake.complaint.described.v1')).filter(({ payload }) => payload.complaintId === id);
  const waiting = () =>
    eventually(async () => {
      const [{ count }] = await house.dataSource.query('select count(*)::int from complaint_to_describe');
      return count === 0 ? true : undefined;
    });
  const ids: string[] = [];
  for (const [place, name] of ['赵一一', '钱二二', '孙三三', '李四四'].entries())
    ids.push((await register(house, said(name, place))).complaint.id);
  ids.push((await register(house, said('李四四', 3))).complaint.id);
  await waiting();
  const before = await Promise.all(ids.map(described));
  expect(before.flat().flatMap(({ payload }) => payload.terms)).not.toContain('榨汁');
  const { complaint: fifth } = await register(house, said('周五五', 5));
  await waiting();
  const [{ payload }] = (await described(fifth.id)) as unknown as [{ payload: { terms: string[] } }];
  expect(payload.terms).toContain('榨汁');
  expect(payload.terms.join(' ')).not.toMatch(/周|五|\d/);
  const [{ rows }] = await house.dataSource.query(
    `select count(*)::int as rows from term where word ~ '[0-9]' or word in ('赵一', '一一', '周五五')`,
  );
  expect(rows).toBe(0);
});

test('R8: keys of persons are wrapped anew by the newest master key, and the old one opens nothing more', async () => {
  const { complaint } = await register(house, { customer: { name: '韩梅', phone: '13700000300' } });
  const id = await customerIdOf(complaint.id);
  const [old] = readVaultKeys({}).master;
  if (!old) throw new Error('there is a master key');
  const fresh = { name: 'fresh', key: Buffer.alloc(32, 9) };
  const { marking } = readVaultKeys({});
  const run = (master: (typeof old)[]) => {
    const { commands } = intake(outsideOf({ vault: createVault({ master, marking }) }));
    const log = createLog('intake', 'silent');
    return commands['rewrap-keys']?.({ dataSource: house.dataSource, clock: house.clock, log, words: [] });
  };
  await run([fresh, old]);
  const [{ left }] = await house.dataSource.query(
    `select count(*)::int as left from customer where wrapped_key is not null and substring(wrapped_key from 2 for 5) <> 'fresh'::bytea`,
  );
  expect(left).toBe(0);
  const lines: string[] = [];

  const exportBy = (master: (typeof old)[]) =>
    exportCustomerCommand(
      () => ({ vault: createVault({ master, marking }) }),
      (line) => void lines.push(line),
    )({
      dataSource: house.dataSource,
      clock: house.clock,
      log: createLog('intake', 'silent'),
      words: ['--customer', id, '--reason', '客户要求'],
    });
  await exportBy([fresh]);
  const held = lines.map((line) => JSON.parse(line));
  expect(held.filter(({ kind }) => kind === 'contact').map((one) => one.held)).toEqual([
    { kind: 'NAME', value: '韩梅' },
    { kind: 'PHONE', value: '+8613700000300' },
  ]);
  expect(held.find(({ kind }) => kind === 'complaint').held).toMatchObject({ id: complaint.id, content: '冰箱不制冷' });
  expect(lines.join('')).not.toMatch(/audit_salt|wrapped_key|sealed|token_digest/);
  await expect(exportBy([old])).rejects.toThrow('the master key fresh is not at hand');
  await run([old, fresh]);
});
