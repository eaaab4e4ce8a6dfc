import { complaintErased } from '@complaints/contracts';
import { createLog, ofItself, transact } from '@complaints/kit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { erasePersons } from '../../src/actions/personal/erase-persons.js';
import { Complaint } from '../../src/data/complaint.js';
import { lockPersons } from '../../src/data/personal/erase.js';
import { resolve } from '../cases.js';
import { type IntakeHouse, register, startIntake } from '../intake-house.js';
import { rate, tokenFor } from '../ratings.js';
import { everyRow } from './columns.js';
import { erase } from './erasing.js';
import { keepComplaints, type Person, personOf, saidBy, traceIn } from './persons.js';
import { reveal } from './reveals.js';

const PERSONS = 1_000;
/** So many of them come through the door, rate, object and are seen in clear. */
const AT_THE_DOOR = 3;

const logged: string[] = [];
let house: IntakeHouse;
beforeAll(async () => {
  house = await startIntake({}, { log: createLog('intake', 'trace', { write: (line) => void logged.push(line) }) });
});
afterAll(() => house?.stop());

const persons = Array.from({ length: PERSONS }, (_, number) => personOf(number));

async function comeThroughTheDoor(person: Person): Promise<string> {
  const { name, secret, phone, email, memberNumber } = person;
  const { complaint } = await register(house, { ...saidBy(person), customer: { name, phone, email, memberNumber } });
  await resolve(house, complaint.id);
  await rate(house, {
    token: await tokenFor(house, complaint.number),
    solved: false,
    opinion: `${name}不满意 ${secret}`,
  });
  await reveal(house, complaint.id, { reason: `${name}来电 ${secret}` });
  return complaint.customer.id;
}

/** What stays of complaints: all that is neither words nor a way to find the person. */
const kept = () =>
  house.dataSource.query(`
    select to_jsonb(complaint) - '{content,demand,expectation,occurred_place,people_involved,product,order_reference,order_key,filed_by_id,texts_erased_at,audit_salt}'::text[] as complaint
    from complaint order by id`);
const figures = () =>
  house.dataSource.query(
    'select level, status, source, channel, accepted_at, count(*)::int from complaint group by 1, 2, 3, 4, 5 order by 5, 1, 2',
  );
/** In which tables there is a trace of anybody. */
async function traced(): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const { table, row } of await everyRow(house)) found[table] ||= traceIn(row) ?? '';
  return Object.fromEntries(Object.entries(found).filter(([, trace]) => trace !== ''));
}

test('R8: a thousand persons are erased, and there is no trace of any of them in tables, events or the log', async () => {
  const atTheDoor: string[] = [];
  for (const person of persons.slice(0, AT_THE_DOOR)) atTheDoor.push(await comeThroughTheDoor(person));
  const like = await house.dataSource.manager.findOneByOrFail(Complaint, { status: 'OPEN' });
  await keepComplaints(house, persons.slice(AT_THE_DOOR), { ...like, repeatOfId: null });
  const [before, counted] = [await kept(), await figures()];
  expect(Object.keys(await traced()).sort()).toEqual(['complaint', 'complaint_search', 'message', 'rating', 'reveal']);

  for (const [place, id] of atTheDoor.entries()) {
    const { name, phone } = persons[place] as Person;
    expect((await erase(house, id, { reason: `客户${name}（${phone}）要求删除` })).errors).toEqual([]);
  }
  const customers: { id: string }[] = await house.dataSource.query('select id from customer where erased_at is null');
  expect(customers).toHaveLength(PERSONS - AT_THE_DOOR);
  const why = { cause: 'RETENTION', reason: null, erasedById: null, onBehalfOfId: null } as const;
  for (let from = 0; from < customers.length; from += 100) {
    await transact(house.dataSource, ofItself('erase'), async (em) => {
      const held = await lockPersons(
        em,
        customers.slice(from, from + 100).map(({ id }) => id),
      );
      await erasePersons(em, { persons: held, ...why, now: house.clock.now() });
    });
  }

  expect(await traced()).toEqual({});
  expect(logged.map(traceIn).filter(Boolean)).toEqual([]);
  expect(await kept()).toEqual(before);
  expect(await figures()).toEqual(counted);
  expect(await house.told(complaintErased.subject)).toHaveLength(before.length);
  const [left] = await house.dataSource.query(
    `select (select count(*)::int from customer where wrapped_key is not null or erased_at is null) as keys,
       (select count(*)::int from customer_contact) as contacts,
       (select count(*)::int from complaint where content <> '[erased]' or texts_erased_at is null) as texts,
       (select count(*)::int from message where state = 'PENDING') as messages,
       (select count(*)::int from link where used_at is null and expires_at > $1) as links`,
    [house.clock.now()],
  );
  expect(left).toEqual({ keys: 0, contacts: 0, texts: 0, messages: 0, links: 0 });
}, 120_000);
