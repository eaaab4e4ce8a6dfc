import { describe, expect, test } from 'vitest';
import { checkPlatform } from './check-platform.js';
import type { PlatformBooks, ServiceBooks } from './platform-books.js';

const REGISTERED = 'intake.complaint.registered.v1';
const PAID = 'fund.disbursement.paid.v1';

const service = (books: Partial<ServiceBooks>): ServiceBooks => ({
  outbox: [],
  hears: [],
  inbox: [],
  dead: [],
  awaited: [],
  ...books,
});

const told = (eventId: string, subject: string, payload: Record<string, unknown> = {}) => ({
  eventId,
  subject,
  payload,
  sent: true,
  withheld: false,
});

/** A platform in order: one complaint, registered and paid for. */
const goodBooks = (): PlatformBooks => ({
  services: {
    intake: service({ outbox: [told('registered', REGISTERED)] }),
    escalation: service({ hears: [REGISTERED], inbox: ['registered'] }),
    fund: service({ outbox: [told('paid', PAID, { amountFen: 5_000 })] }),
    analytics: service({ hears: [REGISTERED, PAID], inbox: ['registered', 'paid'] }),
  },
  acknowledged: [{ key: 'key', complaintId: 'complaint' }],
  complaints: [{ id: 'complaint', key: 'key' }],
  keys: [{ key: 'key', resultId: 'complaint' }],
  cases: ['complaint'],
  registered: ['complaint'],
  allowances: [{ postId: 'post', periodKey: '2026-11', heldFen: 0, spentFen: 5_000 }],
  disbursements: [
    {
      id: 'disbursement',
      state: 'PAID',
      counted: true,
      approverPostId: 'post',
      periodKey: '2026-11',
      amountFen: 5_000,
    },
  ],
  transfers: [{ disbursementId: 'disbursement', debit: 'compensation', credit: 'bank', amountFen: 5_000 }],
  figures: { registered: 1, contacted: 0, plansAccepted: 0, climbs: 0, resolved: 0, payments: 1, paidFen: 5_000 },
});

function foundAfter(plant: (books: PlatformBooks) => void): string[] {
  const books = goodBooks();
  plant(books);
  return checkPlatform(books).map(({ kind }) => kind);
}

test('a platform in order has no violations', () => {
  expect(checkPlatform(goodBooks())).toEqual([]);
});

describe('I1: complaints', () => {
  test('an acknowledged one that intake does not have is lost', () => {
    const plant = (books: PlatformBooks) => {
      Object.assign(books, { complaints: [], cases: [], registered: [] });
    };
    expect(foundAfter(plant)).toEqual(['LOST']);
  });
  test('one without a case, and one without a fact, are lost', () => {
    expect(foundAfter((books) => void Object.assign(books, { cases: [], registered: [] }))).toEqual(['LOST', 'LOST']);
  });
  test('a second one under the same key is doubled', () => {
    const plant = ({ complaints, cases, registered }: PlatformBooks) => {
      complaints.push({ id: 'twin', key: 'key' });
      cases.push('twin');
      registered.push('twin');
    };
    expect(foundAfter(plant)).toEqual(['DOUBLED']);
  });
  test('a key that keeps another result than it answered is wrong', () => {
    expect(foundAfter((books) => void Object.assign(books, { keys: [{ key: 'key', resultId: 'other' }] }))).toEqual([
      'WRONG',
    ]);
  });
});

describe('I2: events', () => {
  test('one that a hearer neither handled nor set aside is lost', () => {
    expect(
      foundAfter(({ services }) => void Object.assign(services.analytics ?? {}, { inbox: ['registered'] })),
    ).toEqual(['LOST']);
  });
  test('one set aside is accounted for', () => {
    expect(
      foundAfter(({ services }) => void Object.assign(services.escalation ?? {}, { inbox: [], dead: ['registered'] })),
    ).toEqual([]);
  });
});

describe('I5 and I7: sums', () => {
  test('an allowance that differs from its disbursements is wrong', () => {
    expect(foundAfter(({ allowances }) => void Object.assign(allowances[0] ?? {}, { spentFen: 10_000 }))).toEqual([
      'WRONG',
    ]);
  });
  test('a payment booked twice is doubled, one not booked is lost', () => {
    expect(foundAfter(({ transfers }) => void transfers.push(...transfers))).toEqual(['DOUBLED']);
    expect(foundAfter((books) => void Object.assign(books, { transfers: [] }))).toEqual(['LOST']);
  });
  test('a figure above the recount is doubled, one below is lost', () => {
    expect(foundAfter(({ figures }) => void Object.assign(figures, { registered: 2 }))).toEqual(['DOUBLED']);
    expect(foundAfter(({ figures }) => void Object.assign(figures, { paidFen: 0 }))).toEqual(['LOST']);
  });
});
