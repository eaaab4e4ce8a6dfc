import { EVERY_SCOPE, PostKind } from '@complaints/contracts';
import type { Actor, Seat } from '@complaints/kit/pure';
import { describe, expect, test } from 'vitest';
import { codeOf, opened } from '../../../test/case-files.js';
import { answeringFor, watching } from '../rights.js';

const present = opened().case;
const abnormal = { ...opened().case, level: 'ABNORMAL' as const };
const place = { storeId: present.storeId, regionId: present.regionId };
const seat = (kind: PostKind, changes: Partial<Seat> = {}): Seat => ({
  ...{ postId: `post of ${kind}`, kind, ...place, departmentId: null, onBehalfOf: null, scopes: EVERY_SCOPE },
  ...changes,
});
const actor = (...seats: Seat[]): Actor => ({ id: 'person', role: 'STAFF', seats });
const owner = seat(PostKind.STORE_MANAGER, { postId: present.ownerPostId });
const executive = seat(PostKind.EXECUTIVE_PRESIDENT);

describe('who answers the customer', () => {
  test('R33: the owner, of an ABNORMAL case the executive president too, and nobody else', () => {
    expect(answeringFor(actor(owner), present)).toEqual({
      ...{ byId: 'person', onBehalfOfId: null, issuedFrom: 'STORE_MANAGER' },
    });
    expect(codeOf(() => answeringFor(actor(executive), present))).toBe('NOT_OWNER');
    expect(answeringFor(actor(executive), abnormal).issuedFrom).toBe('EXECUTIVE_PRESIDENT');
    expect(codeOf(() => answeringFor(actor(seat(PostKind.REGIONAL_DIRECTOR)), abnormal))).toBe('NOT_OWNER');
    expect(codeOf(() => answeringFor(actor(seat(PostKind.CASHIER)), abnormal))).toBe('NOT_FOUND');
    expect(codeOf(() => answeringFor(actor(executive), null))).toBe('NOT_FOUND');
  });

  test('R26, R38: a deputy in cases does for the holder; the last word comes before the owner’s, one’s own before a deputy’s', () => {
    const deputising = { ...executive, onBehalfOf: 'holder' };
    expect(answeringFor(actor(owner, deputising), abnormal)).toMatchObject({
      ...{ issuedFrom: 'EXECUTIVE_PRESIDENT', onBehalfOfId: 'holder' },
    });
    expect(answeringFor(actor(deputising, executive), abnormal).onBehalfOfId).toBeNull();
    expect(answeringFor(actor({ ...owner, onBehalfOf: 'holder' }, owner), present).onBehalfOfId).toBeNull();
    expect(codeOf(() => answeringFor(actor({ ...owner, onBehalfOf: 'holder', scopes: ['FORMS'] }), present))).toBe(
      'NOT_OWNER',
    );
  });
});

test('R18, R26: who watches a case acts where no owner has to, a deputy for the holder; who only sees it does not', () => {
  const clerk = seat(PostKind.CLERK);
  expect(watching(actor(clerk), present)).toEqual({ byId: 'person', onBehalfOfId: null });
  expect(watching(actor({ ...clerk, onBehalfOf: 'holder' }), present).onBehalfOfId).toBe('holder');
  expect(codeOf(() => watching(actor(seat(PostKind.ADMINISTRATOR)), present))).toBe('NOT_YOURS_TO_DO');
  expect(codeOf(() => watching(actor(seat(PostKind.CASHIER)), present))).toBe('NOT_FOUND');
  expect(codeOf(() => watching(actor(clerk), null))).toBe('NOT_FOUND');
});
