import { expect, test } from 'vitest';
import { type GivenHistory, readHistory } from './history.js';

const now = new Date('2026-11-25T08:00:00Z');
const acceptedAt = new Date('2024-03-05T06:20:00Z');
const given: GivenHistory = {
  externalId: ' A-1 ',
  status: 'RESOLVED',
  source: 'STORE',
  channel: 'PHONE',
  storeCode: null,
  confidentialTowardsStore: false,
  content: '冰箱不制冷',
  customer: { name: '王芳', phone: '139 1234 5678' },
  acceptedAt,
  closedAt: acceptedAt,
  matter: null,
  number: ' TS1 ',
  level: '一级',
  nature: '',
  satisfaction: 5,
};
const refusalOf = (change: Partial<GivenHistory>) => {
  try {
    readHistory({ ...given, ...change }, now);
    return null;
  } catch (error) {
    const { code, path } = error as { code: string; path: string[] };
    return [code, ...path];
  }
};
const justAfter = (instant: Date) => new Date(instant.getTime() + 1);

test('R9: history keeps what was said, recognises the customer as in a registration, and leaves out what is blank', () => {
  const history = readHistory(given, now);
  expect(history).toMatchObject({
    externalId: 'A-1',
    status: 'RESOLVED',
    statement: { content: '冰箱不制冷', demand: null, anger: null },
    contact: { items: [{ kind: 'NAME' }, { kind: 'PHONE', value: '+8613912345678' }] },
    matter: null,
    facts: { number: 'TS1', level: '一级', nature: null, satisfaction: 5 },
  });
  expect(readHistory({ ...given, customer: { name: '王芳' }, number: null }, now).contact).toBeNull();
});

test('R9: history lies in the past in order, to the millisecond', () => {
  expect(refusalOf({ closedAt: new Date(acceptedAt.getTime() - 1) })).toEqual(['CLOSED_BEFORE_ACCEPTED', 'closedAt']);
  expect(refusalOf({ closedAt: now })).toBeNull();
  expect(refusalOf({ closedAt: justAfter(now) })).toEqual(['CLOSED_IN_FUTURE', 'closedAt']);
  expect(refusalOf({ acceptedAt: now, closedAt: now })).toBeNull();
  const future = justAfter(now);
  expect(refusalOf({ acceptedAt: future, closedAt: future })).toEqual(['ACCEPTED_IN_FUTURE', 'acceptedAt']);
  expect(refusalOf({ occurredAt: acceptedAt })).toBeNull();
  expect(refusalOf({ occurredAt: justAfter(acceptedAt) })).toEqual(['OCCURRED_IN_FUTURE', 'occurredAt']);
});

test('R9: only what is closed by itself is history', () => {
  for (const status of ['RESOLVED', 'CLOSED_PROVISIONALLY', 'CLOSED_WITHOUT_AGREEMENT'] as const)
    expect(refusalOf({ status })).toBeNull();
  for (const status of ['OPEN', 'SUPERSEDED', 'MERGED'] as const)
    expect(refusalOf({ status })).toEqual(['STATUS_NOT_CLOSED', 'status']);
});

test('R9: what another system said is kept as it was said, within bounds', () => {
  expect(refusalOf({ externalId: ' ' })).toEqual(['EXTERNAL_ID_MISSING', 'externalId']);
  expect(refusalOf({ externalId: '长'.repeat(200) })).toBeNull();
  expect(refusalOf({ externalId: '长'.repeat(201) })).toEqual(['TEXT_TOO_LONG', 'externalId']);
  for (const field of ['number', 'level', 'nature'] as const) {
    expect(refusalOf({ [field]: '长'.repeat(64) })).toBeNull();
    expect(refusalOf({ [field]: '长'.repeat(65) })).toEqual(['TEXT_TOO_LONG', field]);
    expect(refusalOf({ [field]: 'a\0' })).toEqual(['TEXT_NOT_UNICODE', field]);
  }
  expect(refusalOf({ matter: '长'.repeat(201) })).toEqual(['TEXT_TOO_LONG', 'matter']);
  for (const satisfaction of [null, 1, 5]) expect(refusalOf({ satisfaction })).toBeNull();
  for (const satisfaction of [0, 6, 1.5])
    expect(refusalOf({ satisfaction })).toEqual(['SATISFACTION_OUT_OF_RANGE', 'satisfaction']);
  expect(refusalOf({ content: '长'.repeat(10_001) })).toEqual(['CONTENT_TOO_LONG', 'content']);
  expect(refusalOf({ customer: { phone: '12' } })).toEqual(['CONTACT_INVALID', 'customer', 'phone']);
});
