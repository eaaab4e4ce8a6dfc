import { expect } from 'vitest';
import type { BooksCheck } from '../src/domain/vocabulary.js';
import type { Books } from './books.js';

/** What is spoiled, by which statement, and which check finds what. */
interface Spoil {
  what: string;
  sql: string;
  check: BooksCheck;
  found: object;
}

const COPIED =
  'kind, disbursement_id, hold_number, region_id, debit_account, credit_account, amount_fen, booked_at, budget_transfer_id';
const again = (where: string, more = '', how = '') =>
  `insert into transfer (id, ${COPIED}${more}) ${how} select gen_random_uuid(), ${COPIED}${more} from transfer where ${where} limit 1`;
const samePlace = (where: string) => again(where, ', sequence', 'overriding system value');

/** Spoils entries themselves. */
const entriesOf = ({ of, place }: Books): Spoil[] => {
  const entry = (id: string, kind: string) => `disbursement_id = '${id}' and kind = '${kind}'`;
  const change = (what: string, id: string, kind: string) => `update transfer set ${what} where ${entry(id, kind)}`;
  const granted = `granted:${place.manager.postId}:2026-11`;
  const starts = (words: string) => expect.stringMatching(new RegExp(`^${words}`));
  return [
    {
      ...{ what: 'an unknown account', sql: change(`debit_account = 'pocket'`, of.paid, 'PAYMENT') },
      ...{ check: 'ENTRY_SHAPE', found: { account: 'pocket', found: starts('entry \\d+, PAYMENT from reserve:') } },
    },
    {
      ...{ what: 'an account of another kind', sql: change(`credit_account = 'funding'`, of.paid, 'GRANT') },
      ...{ check: 'ENTRY_SHAPE', found: { account: granted, found: starts('entry \\d+, GRANT from funding') } },
    },
    {
      what: 'a move between two periods',
      sql: change(`credit_account = replace(credit_account, '2026-11', '2026-10')`, of.paid, 'GRANT'),
      ...{ check: 'ENTRY_SHAPE', found: { account: granted } },
    },
    {
      ...{ what: 'an entry booked twice', sql: again(entry(of.paid, 'PAYMENT')) },
      ...{ check: 'ENTRY_ONCE', found: { found: `PAYMENT 1 of the disbursement ${of.paid}, 2 times` } },
    },
    {
      ...{ what: 'a move of budget booked twice', sql: again(`kind = 'BUDGET_TRANSFER'`) },
      ...{ check: 'ENTRY_ONCE', found: { found: starts('the move of budget .*, 2 times$') } },
    },
    {
      ...{ what: 'a place in the books taken twice', sql: samePlace(`kind = 'BUDGET'`) },
      ...{ check: 'ENTRY_ONCE', found: { found: starts('entry \\d+, 2 times$') } },
    },
    {
      ...{ what: 'an entry that is gone', sql: `delete from transfer where ${entry(of.paid, 'PAYMENT')}` },
      check: 'DISBURSEMENT_ENTRIES',
      found: { disbursementId: of.paid, expected: starts('PAYMENT 1 of 10.00 in compensation:'), found: 'nothing' },
    },
    {
      what: 'an entry of another disbursement',
      sql: change(`disbursement_id = '${of.rejected}', hold_number = 7`, of.paid, 'PAYMENT'),
      check: 'DISBURSEMENT_ENTRIES',
      found: { disbursementId: of.rejected, expected: 'no more', found: starts('PAYMENT 7 of 10.00') },
    },
    {
      ...{ what: 'an amount', sql: change('amount_fen = 1001', of.reversed, 'RETURN') },
      check: 'DISBURSEMENT_ENTRIES',
      found: { disbursementId: of.reversed, expected: starts('RETURN 1 of 10.00'), found: starts('RETURN 1 of 10.01') },
    },
    {
      ...{ what: 'a hold that was left behind', sql: `delete from transfer where ${entry(of.climbed, 'RELEASE')}` },
      check: 'DISBURSEMENT_ENTRIES',
      found: { disbursementId: of.climbed, expected: starts('RELEASE 1 of 10.00'), found: 'nothing' },
    },
    {
      what: 'a payment for another store',
      sql: change(`debit_account = 'compensation:none'`, of.paid, 'PAYMENT'),
      check: 'DISBURSEMENT_ENTRIES',
      found: { disbursementId: of.paid, found: starts('PAYMENT 1 of 10.00 in compensation:none from reserve:') },
    },
    {
      what: 'the period of an entry',
      sql: change(
        `debit_account = replace(debit_account, '2026-11', '2026-10'), credit_account = replace(credit_account, '2026-11', '2026-10')`,
        of.paid,
        'GRANT',
      ),
      check: 'DISBURSEMENT_ENTRIES',
      found: { disbursementId: of.paid, found: starts('GRANT 1 of 10.00 in .*:2026-10 of') },
    },
    {
      what: 'an entry of no disbursement',
      sql: `alter table transfer drop constraint transfer_disbursement_id_fkey; ${again(entry(of.paid, 'PAYMENT')).replace('select gen_random_uuid(), kind, disbursement_id', `select gen_random_uuid(), kind, '${place.storeId}'`)}`,
      check: 'DISBURSEMENT_ENTRIES',
      found: { disbursementId: place.storeId, expected: 'no more', found: starts('PAYMENT 1 of 10.00') },
    },
    {
      ...{ what: 'the region of an entry', sql: change('region_id = null', of.paid, 'PAYMENT') },
      ...{ check: 'DISBURSEMENT_ENTRIES', found: { disbursementId: of.paid } },
    },
  ];
};

/** Spoils what is kept beside the entries. */
const keptOf = ({ of, place, elsewhere }: Books): Spoil[] => {
  const counter = (changes: string) => `update allowance set ${changes} where post_id = '${place.manager.postId}'`;
  const manager = { postId: place.manager.postId, periodKey: '2026-11' };
  const account = (name: string) => ({ ...manager, account: `${name}:${place.manager.postId}:2026-11` });
  const from = `from budget:${place.regionId}:2026-Q4`;
  return [
    {
      ...{ what: 'a counter of what is held', sql: counter('held_fen = held_fen + 1'), check: 'ALLOWANCE_BALANCE' },
      found: { ...account('authority'), expected: '-30.00', found: '-30.01' },
    },
    {
      ...{ what: 'a counter of what is spent', sql: counter('spent_fen = spent_fen - 5, held_fen = held_fen + 5') },
      ...{ check: 'ALLOWANCE_BALANCE', found: { ...account('granted'), expected: '20.00', found: '19.95' } },
    },
    {
      what: 'a period of which nothing is kept',
      sql: `delete from allowance where post_id = '${place.manager.postId}'`,
      ...{ check: 'ALLOWANCE_BALANCE', found: { ...account('authority'), expected: '-30.00', found: 'nothing' } },
    },
    {
      ...{ what: 'a limit', sql: counter('limit_fen = 2999'), check: 'ALLOWANCE_LIMIT' },
      found: { ...manager, expected: '0.00 to 29.99', found: '10.00 held and 20.00 spent' },
    },
    {
      what: 'a state',
      sql: `update disbursement set state = 'APPROVED', cancellation_cause = null, ended_at = null where id = '${of.calledOff}'`,
      check: 'DISBURSEMENT_ENTRIES',
      found: { disbursementId: of.calledOff, expected: 'no more', found: expect.stringMatching(/^RETURN 1 of/) },
    },
    {
      what: 'what a disbursement asks for',
      sql: `update disbursement set amount_fen = 1001 where id = '${of.requested}'`,
      check: 'DISBURSEMENT_SUMS',
      found: { ...manager, expected: '10.01 held and 20.00 spent', found: '10.00 held and 20.00 spent' },
    },
    {
      ...{ what: 'a budget', sql: `update budget set limit_fen = 1 where region_id = '${place.regionId}'` },
      check: 'BUDGET_BALANCE',
      found: { regionId: place.regionId, periodKey: '2026-Q4', expected: '19500.00', found: '0.01' },
    },
    {
      ...{ what: 'a budget that is gone', sql: `delete from budget where region_id = '${elsewhere.regionId}'` },
      check: 'BUDGET_BALANCE',
      found: { regionId: elsewhere.regionId, expected: '20500.00', found: 'nothing' },
    },
    {
      what: 'the limit of a president',
      sql: `update allowance set limit_fen = 1950001 where post_id = '${place.president.postId}'`,
      check: 'BUDGET_LIMIT',
      found: { postId: place.president.postId, regionId: place.regionId, expected: '19500.00', found: '19500.01' },
    },
    {
      ...{ what: 'the amount of a move of budget', sql: 'update budget_transfer set amount_fen = 50001' },
      check: 'BUDGET_MOVES',
      found: {
        account: `budget:${elsewhere.regionId}:2026-Q4`,
        ...{ expected: `500.01 ${from}`, found: `500.00 ${from}` },
      },
    },
    {
      ...{ what: 'a move of budget that nobody approved', sql: `update budget_transfer set state = 'REJECTED'` },
      ...{ check: 'BUDGET_MOVES', found: { expected: 'nothing', found: `500.00 ${from}` } },
    },
  ];
};

/** Every way in which books can come to contradict themselves, or what is kept beside them. */
export const spoilsOf = (books: Books): Spoil[] => [...entriesOf(books), ...keptOf(books)];
