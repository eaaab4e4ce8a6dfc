import { EVERY_SCOPE, PostKind, ResponsibilityKind, type Tier } from '@complaints/contracts';
import type { Actor, Seat } from '@complaints/kit/pure';
import { describe, expect, test } from 'vitest';
import { codeOf, contacted, id, start } from '../../../test/case-files.js';
import { overseeing, oversees } from '../rights.js';
import { isNamed, namedAs, speaksFor } from './named.js';
import { name, type ResponsibilityFacts, type Responsible, withdraw } from './responsibility.js';

const present = contacted().case;
const nobody: Responsible = { staffId: null, departmentId: null, storeId: null };
const entry = (change: Partial<ResponsibilityFacts> = {}): ResponsibilityFacts => ({
  ...{ id: id(9), kind: ResponsibilityKind.CAUSED, ...nobody, staffId: id(8) },
  ...change,
});
const names = (named: ResponsibilityFacts, standing: ResponsibilityFacts[] = []) =>
  name(present, { entry: named, standing, now: start });

describe('who is named', () => {
  test('R73: is one person, one department or one store', () => {
    expect(names(entry()).payload).toMatchObject({
      ...{ kind: 'CAUSED', responsible: { ...nobody, staffId: id(8) }, namedAt: start },
    });
    expect(codeOf(() => names(entry({ staffId: null, storeId: id(7) })))).toBe('NOTHING');
    expect(codeOf(() => names(entry({ staffId: null, departmentId: id(7) })))).toBe('NOTHING');
    expect(codeOf(() => names(entry(nobody)))).toBe('RESPONSIBLE_NOT_ONE');
    expect(codeOf(() => names(entry({ storeId: id(7) })))).toBe('RESPONSIBLE_NOT_ONE');
  });

  test('R73: once for what they caused and once for what they delayed, apart', () => {
    expect(codeOf(() => names(entry(), [entry()]))).toBe('NAMED_ALREADY');
    expect(codeOf(() => names(entry({ kind: 'DELAYED' }), [entry()]))).toBe('NOTHING');
    expect(codeOf(() => names(entry({ staffId: id(6) }), [entry()]))).toBe('NOTHING');
  });

  test('R73: it is taken back once', () => {
    const back = (isWithdrawn: boolean) => withdraw(present, { entry: entry(), isWithdrawn, now: start });
    expect(back(false).payload).toMatchObject({ responsibilityId: id(9), withdrawnAt: start });
    expect(codeOf(() => back(true))).toBe('WITHDRAWN_ALREADY');
  });
});

const place = { storeId: present.storeId, regionId: present.regionId };
const seat = (kind: PostKind, changes: Partial<Seat> = {}): Seat => ({
  ...{ postId: `post of ${kind}`, kind, ...place, departmentId: null, onBehalfOf: null, scopes: EVERY_SCOPE },
  ...changes,
});
const actor = (...seats: Seat[]): Actor => ({ id: id(8), role: 'STAFF', seats });

describe('whose word it is', () => {
  const head = seat(PostKind.DEPARTMENT_HEAD, { departmentId: id(7) });
  const manager = seat(PostKind.STORE_MANAGER, { storeId: id(6) });

  test('R73: the person’s own, the head’s of a department, the manager’s of a store', () => {
    expect(namedAs(actor(head, manager, seat(PostKind.CLERK)))).toEqual({
      ...{ staffIds: [id(8)], departmentIds: [id(7)], storeIds: [id(6)] },
    });
    const is = (who: Actor, named: Partial<Responsible>, confidential = false) =>
      isNamed(who, { ...nobody, ...named }, { confidential });
    expect(is(actor(), { staffId: id(8) }, true)).toBe(true);
    expect(is(actor(), { staffId: id(7) })).toBe(false);
    expect(is(actor(head), { departmentId: id(7) })).toBe(true);
    expect(is(actor(head), { departmentId: id(5) })).toBe(false);
    expect(is(actor(manager), { storeId: id(6) })).toBe(true);
  });

  test('R73, R91: a store learns nothing of what is confidential towards it', () => {
    expect(isNamed(actor(manager), { ...nobody, storeId: id(6) }, { confidential: true })).toBe(false);
  });

  test('R73: a customer is never named, whatever their id', () => {
    expect(namedAs({ id: id(8), role: 'CUSTOMER', seats: [] }).staffIds).toEqual([]);
    expect(namedAs({ id: '', role: 'ANONYMOUS', seats: [] }).staffIds).toEqual([]);
  });

  test('R26, R73: a deputy speaks for the head or the manager, nobody for a person', () => {
    const deputy = (of: Seat) => actor({ ...of, onBehalfOf: id(5) });
    expect(speaksFor(deputy(head), { ...nobody, departmentId: id(7) })).toBe(id(5));
    expect(speaksFor(deputy(manager), { ...nobody, storeId: id(6) })).toBe(id(5));
    expect(speaksFor(actor(head), { ...nobody, departmentId: id(7) })).toBeNull();
    expect(speaksFor(deputy(head), { ...nobody, staffId: id(8) })).toBeNull();
  });
});

describe('who may name somebody', () => {
  const standing = (tier: Tier) => ({ ...present, tier, ownerPostId: 'the owner’s' });

  test.each([
    [PostKind.CLERK, [false, false, false]],
    [PostKind.STORE_MANAGER, [false, false, false]],
    [PostKind.REGIONAL_DIRECTOR, [true, false, false]],
    [PostKind.REGIONAL_PRESIDENT, [true, true, false]],
    [PostKind.REGIONAL_VICE_PRESIDENT, [true, true, false]],
    [PostKind.EXECUTIVE_PRESIDENT, [true, true, true]],
    [PostKind.STORE_HEADQUARTERS, [true, true, true]],
    [PostKind.CUSTOMER_SERVICE, [true, true, true]],
    [PostKind.ADMINISTRATOR, [false, false, false]],
    [PostKind.DEPARTMENT_HEAD, [false, false, false]],
  ])('R73: %s who does not own a case stands above its owner on the tiers %j', (kind, above) => {
    expect(([1, 2, 3] as const).map((tier) => oversees(actor(seat(kind)), standing(tier)))).toEqual(above);
  });

  test('R73: the owner may, and nobody of another region', () => {
    const owner = seat(PostKind.STORE_MANAGER, { postId: present.ownerPostId });
    expect(overseeing(actor(owner), present)).toEqual({ byId: id(8), onBehalfOfId: null });
    const elsewhere = seat(PostKind.REGIONAL_PRESIDENT, { regionId: 'elsewhere' });
    expect(codeOf(() => overseeing(actor(elsewhere), present))).toBe('NOT_FOUND');
    expect(codeOf(() => overseeing(actor(seat(PostKind.CLERK)), present))).toBe('NOT_YOURS_TO_DO');
    expect(codeOf(() => overseeing(actor(owner), null))).toBe('NOT_FOUND');
  });

  test('R26, R73: a deputy does so for the holder, one in forms alone does not', () => {
    const director = seat(PostKind.REGIONAL_DIRECTOR, { onBehalfOf: id(5) });
    expect(overseeing(actor(director), present).onBehalfOfId).toBe(id(5));
    expect(oversees(actor({ ...director, scopes: ['FORMS'] }), present)).toBe(false);
  });
});
