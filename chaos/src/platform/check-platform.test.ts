import { describe, expect, test } from 'vitest';
import { checkPlatform } from './check-platform.js';
import type { PlatformBooks, ServiceBooks } from './platform-books.js';

const REGISTERED = 'intake.complaint.registered.v1';
const PAID = 'fund.disbursement.paid.v2';
const REVERSED = 'fund.disbursement.reversed.v1';

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

const authority = { approverPostId: 'post', periodKey: '2026-11' };

/** A platform in order: one complaint, registered and paid for, once by mistake; a request that was called off. */
const goodBooks = (): PlatformBooks => ({
  services: {
    intake: service({ outbox: [told('registered', REGISTERED)] }),
    escalation: service({ hears: [REGISTERED], inbox: ['registered'] }),
    fund: service({
      outbox: [
        ...[told('mistaken', PAID, { amountFen: 7_000 }), told('reversed', REVERSED, { amountFen: 7_000 })],
        told('paid', PAID, { amountFen: 5_000 }),
      ],
    }),
    analytics: service({
      ...{ hears: [REGISTERED, PAID, REVERSED], inbox: ['registered', 'mistaken', 'reversed', 'paid'] },
    }),
  },
  acknowledged: [{ key: 'key', complaintId: 'complaint' }],
  complaints: [{ id: 'complaint', key: 'key' }],
  keys: [{ key: 'key', resultId: 'complaint' }],
  cases: ['complaint'],
  registered: ['complaint'],
  allowances: [{ postId: 'post', periodKey: '2026-11', heldFen: 0, spentFen: 5_000 }],
  disbursements: [
    { id: 'disbursement', state: 'PAID', ...authority, amountFen: 5_000 },
    { id: 'mistake', state: 'REVERSED', ...authority, amountFen: 7_000 },
    { id: 'called off', state: 'CANCELLED', ...authority, amountFen: 1_000 },
  ],
  transfers: [
    { kind: 'BUDGET', disbursementId: null, debit: 'reserve', credit: 'budget', amountFen: 9_000 },
    { kind: 'HOLD', disbursementId: 'disbursement', debit: 'held', credit: 'free', amountFen: 5_000 },
    { kind: 'PAYMENT', disbursementId: 'disbursement', debit: 'compensation', credit: 'bank', amountFen: 5_000 },
    { kind: 'PAYMENT', disbursementId: 'mistake', debit: 'compensation', credit: 'bank', amountFen: 7_000 },
    { kind: 'REVERSAL', disbursementId: 'mistake', debit: 'bank', credit: 'compensation', amountFen: 7_000 },
    { kind: 'HOLD', disbursementId: 'called off', debit: 'held', credit: 'free', amountFen: 1_000 },
    { kind: 'RELEASE', disbursementId: 'called off', debit: 'free', credit: 'held', amountFen: 1_000 },
  ],
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
      foundAfter(
        ({ services }) => void Object.assign(services.analytics ?? {}, { inbox: ['registered', 'mistaken', 'paid'] }),
      ),
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
  test('a payment or a reversal booked twice is doubled, one not booked is lost', () => {
    for (const kind of ['PAYMENT', 'REVERSAL'] as const) {
      const ofMistake = ({ transfers }: PlatformBooks) =>
        transfers.findIndex((one) => one.kind === kind && one.disbursementId === 'mistake');
      const twice = (books: PlatformBooks) =>
        void books.transfers.push(...books.transfers.slice(ofMistake(books), ofMistake(books) + 1));
      expect(foundAfter(twice)).toEqual(['DOUBLED']);
      expect(foundAfter((books) => void books.transfers.splice(ofMistake(books), 1))).toEqual(['LOST']);
    }
  });
  test('a payment of what was called off is doubled', () => {
    const transfer = { kind: 'PAYMENT', debit: 'compensation', credit: 'bank', amountFen: 1_000 } as const;
    const plant = ({ transfers }: PlatformBooks) => void transfers.push({ ...transfer, disbursementId: 'called off' });
    expect(foundAfter(plant)).toEqual(['DOUBLED']);
  });
  test('a transfer of another amount, or from an account to itself, is wrong', () => {
    expect(foundAfter(({ transfers }) => void Object.assign(transfers[2] ?? {}, { amountFen: 1 }))).toEqual(['WRONG']);
    expect(foundAfter(({ transfers }) => void Object.assign(transfers[0] ?? {}, { debit: 'budget' }))).toEqual([
      'WRONG',
    ]);
  });
  test('a figure above the recount is doubled, one below is lost', () => {
    expect(foundAfter(({ figures }) => void Object.assign(figures, { registered: 2 }))).toEqual(['DOUBLED']);
    expect(foundAfter(({ figures }) => void Object.assign(figures, { paidFen: 0 }))).toEqual(['LOST']);
  });
});
