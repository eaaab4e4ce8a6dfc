import { eventually } from '@complaints/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findKnownCustomers } from '../src/data/customer.js';
import { clerk, customerService, type IntakeHouse, register, startIntake, vault } from './intake-house.js';

let house: IntakeHouse;
beforeAll(async () => {
  house = await startIntake();
});
afterAll(() => house.stop());

const customerOf = async (given: object, caller = clerk): Promise<string | null> =>
  (await register(house, { ...given }, caller)).complaint.customer?.id ?? null;

test('R5: a phone is the same however it is written, and any of several tells who it is', async () => {
  const id = await customerOf({ customer: { phone: '0571-87651234 转 802；１３９ ０００１ ０００１' } });
  expect(await customerOf({ customer: { phone: '+86 571 8765 1234 ext. 802' } })).toBe(id);
  expect(await customerOf({ customer: { phone: '0086-139-0001-0001' } })).toBe(id);
  expect(await customerOf({ customer: { phone: '0571-87651234' } })).not.toBe(id);
});

test('R5: behind the number of a company stand many people: it is kept and recognises nobody', async () => {
  const one = await customerOf({ customer: { name: '甲', phone: '95588' } });
  const two = await customerOf({ customer: { name: '乙', phone: '95588' } });
  expect(one).not.toBeNull();
  expect(two).not.toBe(one);
});

test('R5: where nothing else tells who complains, the order does; whoever says more is asked about, not assumed', async () => {
  const order = { orderReference: '订单 2026-1123-0042' };
  const id = await customerOf({ ...order, customer: { phone: '13900020001' } });
  expect(await customerOf({ orderReference: '订单２０２６１１２３００４２' })).toBe(id);
  expect(await customerOf({ ...order, customer: { phone: '13900020002' } })).not.toBe(id);
  expect(await customerOf({ orderReference: '12345' })).toBeNull();
});

test('R8, R91: what an earlier release kept in clear is sealed by itself, and the person is recognised again', async () => {
  const id = uuidv7();
  await house.dataSource.query(
    `insert into customer (id, name, phone, email, language, known_since) values ($1, '孙丽', '+8613900030001', 'sun@example.com', 'EN', $2)`,
    [id, house.clock.now()],
  );
  await eventually(async () => {
    const [row] = await house.dataSource.query('select name, phone, email, wrapped_key from customer where id = $1', [
      id,
    ]);
    return row.wrapped_key && row.name === null && row.phone === null && row.email === null ? true : undefined;
  });
  const [customer] = await findKnownCustomers(house.dataSource.manager, vault, [id]);
  expect(customer?.items.map(({ value }) => value)).toEqual(['孙丽', '+8613900030001', 'sun@example.com']);
  expect(await customerOf({ customer: { phone: '139-0003-0001' } }, customerService)).toBe(id);
});
