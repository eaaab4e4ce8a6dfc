import { RuleError } from '@complaints/contracts';
import { expect, test } from 'vitest';
import { type Authority, defaultPolicy, type PolicyDocument } from '../policy.js';
import { contradictionsOf, type GivenPolicy } from './contradictions.js';

const now = new Date('2026-11-23T01:30:00.000Z');
const { version: _, ...document } = defaultPolicy;

const found = (given: Partial<GivenPolicy>) =>
  contradictionsOf(
    { document, documentNumber: 'KS-2026-01', effectiveAt: now, unreadable: [], ...given },
    { now, latestEffectiveAt: new Date('2026-01-01T00:00:00.000Z') },
  ).map(({ code, path }) => `${code} ${path.join('.')}`);
const foundIn = (changes: Partial<PolicyDocument>) => found({ document: { ...document, ...changes } });

/** The default authorities by the post, with changes to some. */
type Changes = Partial<Record<Authority['post'], Partial<Authority>>>;
const authoritiesWith = (changes: Changes): Authority[] =>
  document.authorities.map((authority) => ({ ...authority, ...changes[authority.post] }));
const foundWith = (changes: Changes) => foundIn({ authorities: authoritiesWith(changes) });
const fixed = (fen: number) => ({ kind: 'FIXED' as const, fen });

test('R60: the default policy contradicts nothing', () => {
  expect(found({})).toEqual([]);
});

test('R60: each kind of post has one authority, from the lowest to the highest', () => {
  const [manager, director, president, executive] = document.authorities as [
    Authority,
    Authority,
    Authority,
    Authority,
  ];
  expect(foundIn({ authorities: [] })).toEqual(Array(4).fill('AUTHORITY_MISSING document.authorities'));
  expect(foundIn({ authorities: [manager, director, executive] })).toEqual(['AUTHORITY_MISSING document.authorities']);
  expect(foundIn({ authorities: [manager, director, president, executive, director] })).toEqual([
    'AUTHORITY_TWICE document.authorities.4.post',
  ]);
  expect(foundIn({ authorities: [director, manager, executive, president] })).toEqual([
    'AUTHORITIES_NOT_ASCENDING document.authorities.1.post',
    'AUTHORITIES_NOT_ASCENDING document.authorities.3.post',
  ]);
});

test('R60: no post may grant more per use than per period, by one fen', () => {
  expect(foundWith({ STORE_MANAGER: { perUseFen: 300_00 } })).toEqual([]);
  expect(foundWith({ STORE_MANAGER: { perUseFen: null } })).toEqual([]);
  expect(foundWith({ REGIONAL_DIRECTOR: { perUseFen: 2_000_01 } })).toEqual([
    'PER_USE_ABOVE_LIMIT document.authorities.1.perUseFen',
  ]);
});

test('R60: a budget is the regional president’s alone and of a quarter; no limit at all is the executive president’s', () => {
  const [budget, none] = [{ kind: 'BUDGET' as const }, { kind: 'NONE' as const }];
  expect(foundWith({ REGIONAL_PRESIDENT: { period: 'MONTH' } })).toEqual([
    'BUDGET_NOT_QUARTERLY document.authorities.2.period',
  ]);
  expect(foundWith({ REGIONAL_PRESIDENT: { limit: fixed(9_000_00) } })).toEqual([
    'LIMIT_NOT_OF_POST document.authorities.2.limit.kind',
  ]);
  expect(foundWith({ EXECUTIVE_PRESIDENT: { period: 'MONTH', limit: fixed(9_000_00) } })).toEqual([]);
  expect(
    foundWith({ STORE_MANAGER: { limit: none }, REGIONAL_DIRECTOR: { limit: budget, period: 'QUARTER' } }),
  ).toEqual([
    'LIMIT_NOT_OF_POST document.authorities.0.limit.kind',
    'LIMIT_NOT_OF_POST document.authorities.1.limit.kind',
  ]);
  expect(foundWith({ REGIONAL_PRESIDENT: { limit: none }, EXECUTIVE_PRESIDENT: { limit: budget } })).toEqual([
    'LIMIT_NOT_OF_POST document.authorities.2.limit.kind',
    'LIMIT_NOT_OF_POST document.authorities.3.limit.kind',
  ]);
});

test('R61: a higher post covers every level that the one below it covers', () => {
  expect(foundWith({ STORE_MANAGER: { upToLevel: 'SECOND' } })).toEqual([]);
  expect(foundWith({ STORE_MANAGER: { upToLevel: 'MAJOR' }, EXECUTIVE_PRESIDENT: { upToLevel: 'MAJOR' } })).toEqual([
    'LEVEL_NARROWER document.authorities.1.upToLevel',
    'LEVEL_NARROWER document.authorities.3.upToLevel',
  ]);
});

test('R61: a higher post may grant as much per use as the one below it; where nothing is said of a use, the period counts', () => {
  const narrower = (post: number) => [`PER_USE_NARROWER document.authorities.${post}.perUseFen`];
  expect(foundWith({ STORE_MANAGER: { perUseFen: 300_00 }, REGIONAL_DIRECTOR: { perUseFen: 299_99 } })).toEqual(
    narrower(1),
  );
  expect(foundWith({ STORE_MANAGER: { perUseFen: null } })).toEqual([]);
  expect(foundWith({ STORE_MANAGER: { perUseFen: null, limit: fixed(300_01) } })).toEqual(narrower(1));
  const director = { perUseFen: null, limit: fixed(99_99) };
  expect(foundWith({ REGIONAL_DIRECTOR: director })).toEqual(narrower(1));
  expect(foundWith({ REGIONAL_PRESIDENT: { perUseFen: 299_99 } })).toEqual(narrower(2));
  expect(
    foundWith({ EXECUTIVE_PRESIDENT: { limit: fixed(299_99) }, REGIONAL_PRESIDENT: { perUseFen: 300_00 } }),
  ).toEqual(narrower(3));
  expect(foundWith({ EXECUTIVE_PRESIDENT: { perUseFen: 1e12 } })).toEqual(narrower(3));
  expect(foundWith({ REGIONAL_PRESIDENT: { perUseFen: 1e12 }, EXECUTIVE_PRESIDENT: { perUseFen: 1e12 } })).toEqual([]);
});

test('R61: a higher post pays for whatever the one below it pays for, and is held against no post that is missing', () => {
  const [manager, , president, executive] = document.authorities as [Authority, Authority, Authority, Authority];
  const back: Partial<Authority> = { purposes: ['RETURN'] };
  expect(foundWith({ STORE_MANAGER: back })).toEqual([]);
  expect(foundWith({ REGIONAL_DIRECTOR: back })).toEqual(
    Array(2).fill('PURPOSES_NARROWER document.authorities.1.purposes'),
  );
  expect(foundIn({ authorities: [manager, { ...president, ...back, upToLevel: 'MAJOR' }, executive] })).toEqual([
    'AUTHORITY_MISSING document.authorities',
    ...Array(2).fill('PURPOSES_NARROWER document.authorities.1.purposes'),
  ]);
});

test('R60: a purpose is named once, and one at least', () => {
  const purposes: Authority['purposes'] = ['RETURN', 'EXCHANGE', 'COMPENSATION', 'RETURN'];
  expect(foundWith({ REGIONAL_PRESIDENT: { purposes } })).toEqual(['PURPOSE_TWICE document.authorities.2.purposes.3']);
  expect(foundWith({ STORE_MANAGER: { purposes: [] } })).toEqual(['VALUE_NOT_ALLOWED document.authorities.0.purposes']);
});

test('R60: a clerk may grant no more per use than the manager, by one fen', () => {
  expect(foundIn({ clerkPerUseFen: 100_00 })).toEqual([]);
  expect(foundIn({ clerkPerUseFen: 100_01 })).toEqual(['CLERK_ABOVE_MANAGER document.clerkPerUseFen']);
  const authorities = authoritiesWith({ STORE_MANAGER: { perUseFen: null } });
  expect(foundIn({ clerkPerUseFen: 300_00, authorities })).toEqual([]);
  expect(foundIn({ clerkPerUseFen: 300_01, authorities })).toEqual(['CLERK_ABOVE_MANAGER document.clerkPerUseFen']);
  expect(foundIn({ clerkPerUseFen: 1, authorities: authorities.slice(1) })).toEqual([
    'AUTHORITY_MISSING document.authorities',
  ]);
});

test('R63: what could not be read is said once, and contradicts nothing else', () => {
  const path = ['document', 'authorities', '0', 'perUseFen'];
  const unreadable = [new RuleError('AMOUNT_NOT_MONEY', 'An amount is yuan.', path)];
  const authorities = authoritiesWith({ STORE_MANAGER: { perUseFen: Number.NaN } });
  expect(found({ document: { ...document, authorities, clerkPerUseFen: 1 }, unreadable })).toEqual([
    `AMOUNT_NOT_MONEY ${path.join('.')}`,
  ]);
  const fen = authoritiesWith({ REGIONAL_DIRECTOR: { limit: fixed(Number.NaN) } });
  expect(foundIn({ authorities: fen })).toEqual(['VALUE_NOT_ALLOWED document.authorities.1.limit.fen']);
});

test('R63, R65, R66: values that no field allows, the zone, the number and the date are named beside every other contradiction', () => {
  const given = { ...document, timeZone: 'Asia/Nowhere', holdHours: 0, watch: { ...document.watch, severalFrom: 1 } };
  expect(found({ document: given, documentNumber: '', effectiveAt: new Date(now.getTime() - 1) })).toEqual([
    'VALUE_NOT_ALLOWED document.holdHours',
    'VALUE_NOT_ALLOWED document.watch.severalFrom',
    'TIME_ZONE_UNKNOWN document.timeZone',
    'DOCUMENT_NUMBER_INVALID documentNumber',
    'EFFECTIVE_IN_PAST effectiveAt',
  ]);
});
