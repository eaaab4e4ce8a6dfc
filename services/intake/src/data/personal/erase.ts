import { type EntityManager, In } from 'typeorm';
import { forgetExamples } from '../classification/classification-example.js';
import { Complaint } from '../complaint.js';
import { Customer } from '../customer.js';
import { lockMatters } from '../matter.js';
import {
  ERASED,
  type Owner,
  ownersOf,
  PERSONAL_COLUMNS,
  PERSONAL_ROWS,
  type PersonalColumn,
} from './personal-columns.js';

/** A person and the complaints of that person, held until the transaction ends. */
export interface HeldPerson {
  customer: Customer;
  complaints: Pick<Complaint, 'id' | 'storeId' | 'regionId' | 'matterId'>[];
}

/**
 * Holds the matters of what persons complained about, the persons, then every complaint of theirs, each in the order of
 * their ids. Whoever adds a complaint of a person holds the person or another complaint of that person, so that none is added
 * once all of them are held.
 */
export async function lockPersons(em: EntityManager, ids: readonly string[]): Promise<HeldPerson[]> {
  await lockMattersOf(em, ids);
  const inOrder = { order: { id: 'ASC' }, lock: { mode: 'for_no_key_update' } } as const;
  const customers = await em.find(Customer, { where: { id: In([...ids]) }, ...inOrder });
  for (let held = -1; ; ) {
    const complaints = await em.find(Complaint, {
      select: { id: true, customerId: true, storeId: true, regionId: true, matterId: true },
      where: { customerId: In([...ids]) },
      ...inOrder,
    });
    if (complaints.length !== held) {
      held = complaints.length;
      continue;
    }
    // Of a complaint that came between the two, which is rare: who waits in a circle for its matter begins once more.
    await lockMattersOf(em, ids);
    const byCustomer = Map.groupBy(complaints, ({ customerId }) => customerId);
    return customers.map((customer) => ({ customer, complaints: byCustomer.get(customer.id) ?? [] }));
  }
}

/** One that a complaint was moved to while its matter was waited for is found at the next look. */
async function lockMattersOf(em: EntityManager, customerIds: readonly string[]): Promise<void> {
  for (const held = new Set<string>(); ; ) {
    const rows: { id: string }[] = await em.query(
      'select distinct matter_id as id from complaint where customer_id = any($1)',
      [[...customerIds]],
    );
    const matterIds = rows.map(({ id }) => id);
    if (matterIds.every((id) => held.has(id))) return;
    await lockMatters(em, matterIds);
    for (const id of matterIds) held.add(id);
  }
}

/** Destroys the keys of persons and everything that was sealed under them. */
export async function forgetPersons(em: EntityManager, ids: readonly string[], now: Date): Promise<void> {
  await em.query(
    `update customer set wrapped_key = null, erased_at = $2, name = null, phone = null, email = null,
       member_number = null, audit_salt = gen_random_uuid() where id = any($1)`,
    [ids, now],
  );
  await blank(em, { of: 'CUSTOMER', ids, now });
}

/** Takes the words of complaints, and all by which a person could be found, from every table. Source: R8. */
export async function forgetTexts(em: EntityManager, complaintIds: readonly string[], now: Date): Promise<void> {
  const ids = [...complaintIds];
  await em.query(
    `update message set state = 'GIVEN_UP', address = null, text = null, ended_at = $2
     where complaint_id = any($1) and state = 'PENDING'`,
    [ids, now],
  );
  await em.query(
    `update link set expires_at = greatest($2, issued_at), remind_at = null
     where complaint_id = any($1) and used_at is null and expires_at > $2`,
    [ids, now],
  );
  await em.query(
    `delete from idempotency_key where result_id in (
       select unnest($1::uuid[]) union all
       select id from rating where complaint_id = any($1) union all
       select plan_id from plan_answer where complaint_id = any($1) union all
       select id from reveal where complaint_id = any($1))`,
    [ids],
  );
  await blank(em, { of: 'COMPLAINT', ids, now });
  await forgetExamples(em, ids);
}

/** Blanks the columns and deletes the rows that the list names; what a row's digests in the audit were made with goes too. */
async function blank(
  em: EntityManager,
  { of: owner, ids, now }: { of: Owner['of']; ids: readonly string[]; now: Date },
): Promise<void> {
  const byTable = Map.groupBy(PERSONAL_COLUMNS, ({ table }) => table);
  for (const [table, columns] of byTable) {
    const set = columns.map(({ column, becomes }) => `${column} = ${expressionOf(becomes)}`);
    if (table === 'complaint') set.push(`texts_erased_at = '${now.toISOString()}'`);
    for (const { column } of ownersOf(table).filter(({ of }) => of === owner))
      await em.query(
        `update ${table} set ${set.join(', ')}, audit_salt = gen_random_uuid() where ${column} = any($1::uuid[])`,
        [ids],
      );
  }
  for (const { table } of PERSONAL_ROWS) {
    for (const { column } of ownersOf(table).filter(({ of }) => of === owner))
      await em.query(`delete from ${table} where ${column} = any($1::uuid[])`, [ids]);
  }
}

const expressionOf = (becomes: PersonalColumn['becomes']): string => {
  if (becomes === null) return 'null';
  return becomes === ERASED ? `'${ERASED}'` : becomes.expression;
};
