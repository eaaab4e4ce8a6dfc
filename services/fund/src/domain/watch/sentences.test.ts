import { expect, test } from 'vitest';
import { flagSentences } from './sentences.js';
import type { Why } from './why.js';

const of = (why: Why, uses = 3) => flagSentences({ why, uses, sumFen: 290_05, policyVersion: 2 });

test.each<[Why, zh: string, en: string]>([
  [
    { kind: 'SEVERAL_FOR_COMPLAINT', from: 2 },
    '同一投诉（含并入的投诉）客诉基金3笔，共¥290.05；自2笔起提示。政策版本2。',
    '3 disbursements of ¥290.05 together for one complaint and those joined with it; flagged from 2 on. Policy version 2.',
  ],
  [
    { kind: 'SEVERAL_FOR_MATTER', from: 2 },
    '同一事项的多件投诉客诉基金3笔，共¥290.05；自2笔起提示。政策版本2。',
    '3 disbursements of ¥290.05 together for several complaints of one matter; flagged from 2 on. Policy version 2.',
  ],
  [
    { kind: 'JUST_BELOW_LIMIT', from: 3, withinDays: 30, percent: 5, limitFen: 100_00 },
    '同一岗位客诉基金3笔，共¥290.05，每笔均不超过其对一件投诉的审批权¥100.00且相差不超过5%；30天内自3笔起提示。政策版本2。',
    '3 disbursements of ¥290.05 together before one post, each no more than 5% below the ¥100.00 that it may grant for one complaint; flagged from 3 within 30 days on. Policy version 2.',
  ],
  [
    { kind: 'SAME_CUSTOMER', from: 3, withinDays: 90 },
    '同一客户的投诉客诉基金3笔，共¥290.05；90天内自3笔起提示。政策版本2。',
    '3 disbursements of ¥290.05 together for complaints of one customer; flagged from 3 within 90 days on. Policy version 2.',
  ],
  [
    { kind: 'SAME_PAYEE', from: 3, withinDays: 90 },
    '同一收款人客诉基金3笔，共¥290.05；90天内自3笔起提示。政策版本2。',
    '3 disbursements of ¥290.05 together for one payee; flagged from 3 within 90 days on. Policy version 2.',
  ],
  [
    { kind: 'MANY_IN_A_DAY', from: 10, day: '2026-11-23' },
    '同一岗位于2026-11-23批准客诉基金3笔，共¥290.05；一天内自10笔起提示。政策版本2。',
    '3 disbursements of ¥290.05 together granted from one post on 2026-11-23; flagged from 10 on. Policy version 2.',
  ],
  [
    { kind: 'EXCESS_AFTER_MERGE', limitFen: 100_00 },
    '投诉合并后已批准客诉基金3笔，共¥290.05，而其中一笔的审批岗位对一件投诉的审批权为¥100.00。政策版本2。',
    '3 disbursements of ¥290.05 together were granted for complaints that were joined; a post that granted one of them may grant ¥100.00 for one complaint. Policy version 2.',
  ],
])('R66, R95: %j is said in figures, in Chinese and English', (why, sentenceZh, sentenceEn) => {
  expect(of(why)).toEqual({ sentenceZh, sentenceEn });
});

test('R66, R95: one that was paid without a plan is said of one', () => {
  expect(of({ kind: 'PAID_WITHOUT_PLAN', day: '2026-11-22' }, 1)).toEqual({
    sentenceZh: '处理方案已于2026-11-22撤回，仍支付客诉基金1笔，共¥290.05。政策版本2。',
    sentenceEn: '1 disbursement of ¥290.05 paid although the plan had been withdrawn on 2026-11-22. Policy version 2.',
  });
});
