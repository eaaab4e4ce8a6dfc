import { PostKind } from '@complaints/contracts';
import { expect, test } from 'vitest';
import { approvalWaits, authorityExhausted, requestRejected } from './of-money.js';

const post = (kind: PostKind, holderId: string | null = `holder of ${kind}`) => ({
  ...{ postId: kind, kind, storeId: kind === PostKind.STORE_MANAGER ? 'store' : null, regionId: 'east', holderId },
});

test('R61, R65: a request is told to who approves it, a refusal of what was asked by hand to the owner', () => {
  expect(approvalWaits('a post', { disbursementId: 'd', caseId: null })).toEqual({
    ...{ toId: 'a post', kind: 'APPROVAL_WAITING', caseId: null, deadlineKind: null, subject: 'd' },
  });
  expect(requestRejected({ id: 'c', ownerPostId: 'owner' }, 'd')).toEqual({
    ...{ toId: 'owner', kind: 'DISBURSEMENT_REJECTED', caseId: 'c', deadlineKind: null, subject: 'd' },
  });
});

test('R26, R62: that a post has too little left is told to it and the next above that another person holds', () => {
  const posts = [
    post(PostKind.STORE_MANAGER),
    post(PostKind.REGIONAL_DIRECTOR, null),
    post(PostKind.REGIONAL_PRESIDENT),
  ];
  const told = (postId: string) => authorityExhausted(postId, posts).map(({ toId }) => toId);
  expect(told('STORE_MANAGER')).toEqual(['STORE_MANAGER', 'REGIONAL_PRESIDENT']);
  expect(told('REGIONAL_PRESIDENT')).toEqual(['REGIONAL_PRESIDENT']);
  expect(told('unknown')).toEqual(['unknown']);
  expect(authorityExhausted('STORE_MANAGER', posts)[1]).toMatchObject({ caseId: null, subject: 'STORE_MANAGER' });
});
