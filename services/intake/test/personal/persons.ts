import { ofItself, transact } from '@complaints/kit';
import { v7 as uuidv7 } from 'uuid';
import { Complaint } from '../../src/data/complaint.js';
import { Customer } from '../../src/data/customer.js';
import { addContactItems } from '../../src/data/customer-contact.js';
import { Matter } from '../../src/data/matter.js';
import { Message } from '../../src/data/message.js';
import { type ContactItem, orderKeyOf, readContact } from '../../src/domain/contact.js';
import { type IntakeHouse, vault } from '../intake-house.js';

/** Signs that nobody but these persons uses (CJK extension A), so that a trace of any of them is seen at once. */
const FIRST_SIGN = 0x3400;

/** Somebody whose every word is unmistakable. */
export interface Person {
  name: string;
  phone: string;
  email: string;
  memberNumber: string;
  secret: string;
}

export function personOf(number: number): Person {
  const signs = (from: number) =>
    [0, 1, 2].map((place) => String.fromCodePoint(FIRST_SIGN + number * 6 + from + place));
  const digits = String(number).padStart(4, '0');
  return {
    name: `王${signs(0).join('')}`,
    phone: `1999${digits}777`,
    email: `zq${digits}@erased.example`,
    memberNumber: `ZQ-${digits}`,
    secret: signs(3).join(''),
  };
}

/** What a person says, with name, phone and address in the midst of it. */
export const saidBy = ({ name, phone, email, memberNumber, secret }: Person) => ({
  content: `${name}说：冰箱不制冷，请打${phone}或写${email}，${secret}`,
  demand: `退款给${name} ${secret}`,
  expectation: `${name}希望道歉`,
  product: `冰箱${secret}`,
  orderReference: `${memberNumber}-2026`,
  occurredPlace: `${name}家 ${secret}`,
  peopleInvolved: `${name}的邻居${secret}`,
});

/** What no text may hold any more, in whatever letters it was kept; random bytes never have three such signs in a row. */
const TRACES = [/[\u3400-\u4dbf]{3}/u, /1999\d{4}777/, /zq-?\d{4}/i, /erased\.example/i];
const HEXADECIMAL = /(?:[\da-f]{2}){8,}/gi;
const BASE64 = /[\w+/-]{16,}={0,2}/g;

/** The first trace of any person in a text, also in hexadecimal or base64; null when there is none. */
export function traceIn(text: string): string | null {
  const hidden = [
    ...(text.match(HEXADECIMAL) ?? []).map((hex) => Buffer.from(hex, 'hex').toString()),
    ...(text.match(BASE64) ?? []).map((base64) => Buffer.from(base64, 'base64').toString()),
  ];
  for (const one of [text, ...hidden]) {
    const trace = TRACES.find((pattern) => pattern.test(one));
    if (trace) return `${trace} in ${one.slice(0, 200)}`;
  }
  return null;
}

/** Keeps a complaint of each person, and a message that waits for each, as they are kept when it is registered. */
export async function keepComplaints(
  { dataSource, clock }: IntakeHouse,
  persons: readonly Person[],
  like: Complaint,
): Promise<string[]> {
  const now = clock.now();
  const rows = persons.map((person) => ({ person, id: uuidv7(), customerId: uuidv7(), matterId: uuidv7() }));
  const complaints = rows.map(({ person, id, customerId, matterId }, place): Complaint => {
    const said = saidBy(person);
    const number = `${String(place).padStart(4, '0')}-AAAA-AAAA`;
    return { ...like, ...said, id, customerId, matterId, number, orderKey: orderKeyOf(said.orderReference) };
  });
  await transact(dataSource, ofItself('keep-complaints'), async (em) => {
    for (const { person, customerId } of rows) {
      const wrappedKey = vault.newKey();
      await em.insert(Customer, { id: customerId, language: 'ZH', wrappedKey, knownSince: now, erasedAt: null });
      const items = readContact(person)?.items as ContactItem[];
      await addContactItems(em, vault, { customer: { id: customerId, wrappedKey }, items, now });
    }
    await em.insert(
      Matter,
      rows.map(({ matterId: id }) => ({ id, openedAt: now })),
    );
    for (let from = 0; from < rows.length; from += 100) {
      await em.insert(Complaint, complaints.slice(from, from + 100));
      await em.insert(
        Message,
        rows.slice(from, from + 100).map(({ person, id }) => messageFor(person, id, now)),
      );
    }
  });
  return complaints.map(({ id }) => id);
}

/** It waits for a year, so that it is still there when the person goes. */
const messageFor = (person: Person, complaintId: string, now: Date): Message => ({
  id: uuidv7(),
  complaintId,
  kind: 'ACKNOWLEDGEMENT',
  state: 'PENDING',
  channel: 'SMS',
  language: 'ZH',
  address: person.phone,
  text: `${person.name}，您好`,
  attempts: 0,
  nextAttemptAt: new Date(now.getTime() + 365 * 86_400_000),
  queuedAt: now,
  endedAt: null,
});
