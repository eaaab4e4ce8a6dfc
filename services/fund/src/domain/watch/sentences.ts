import { yuanFromFen } from '@complaints/kit/pure';
import type { FlagKind } from '../vocabulary.js';
import type { Why, WhyOf } from './why.js';

/** What a sentence about a flag is made of. */
interface Explained {
  why: Why;
  /** How many uses are on it, and whole fen of all of them. */
  uses: number;
  sumFen: number;
  policyVersion: number;
}

/** What one language says. */
interface Words {
  /** @param uses so many uses of so much together */
  why: { [Kind in FlagKind]: (why: WhyOf<Kind>, uses: string) => string };
  uses: (count: number, sum: string) => string;
  whole: (because: string, version: number) => string;
}

const yuan = (fen: number): string => `¥${yuanFromFen(fen)}`;

const english: Words = {
  why: {
    SEVERAL_FOR_COMPLAINT: ({ from }, uses) =>
      `${uses} for one complaint and those joined with it; flagged from ${from} on`,
    SEVERAL_FOR_MATTER: ({ from }, uses) => `${uses} for several complaints of one matter; flagged from ${from} on`,
    JUST_BELOW_LIMIT: ({ from, withinDays, percent, limitFen }, uses) =>
      `${uses} before one post, each no more than ${percent}% below the ${yuan(limitFen)} that it may grant for one complaint; flagged from ${from} within ${withinDays} days on`,
    SAME_CUSTOMER: ({ from, withinDays }, uses) =>
      `${uses} for complaints of one customer; flagged from ${from} within ${withinDays} days on`,
    SAME_PAYEE: ({ from, withinDays }, uses) =>
      `${uses} for one payee; flagged from ${from} within ${withinDays} days on`,
    MANY_IN_A_DAY: ({ from, day }, uses) => `${uses} granted from one post on ${day}; flagged from ${from} on`,
    EXCESS_AFTER_MERGE: ({ limitFen }, uses) =>
      `${uses} were granted for complaints that were joined; a post that granted one of them may grant ${yuan(limitFen)} for one complaint`,
    PAID_WITHOUT_PLAN: ({ day }, uses) => `${uses} paid although the plan had been withdrawn on ${day}`,
  },
  uses: (count, sum) => (count === 1 ? `1 disbursement of ${sum}` : `${count} disbursements of ${sum} together`),
  whole: (because, version) => `${because}. Policy version ${version}.`,
};

const chinese: Words = {
  why: {
    SEVERAL_FOR_COMPLAINT: ({ from }, uses) => `同一投诉（含并入的投诉）${uses}；自${from}笔起提示`,
    SEVERAL_FOR_MATTER: ({ from }, uses) => `同一事项的多件投诉${uses}；自${from}笔起提示`,
    JUST_BELOW_LIMIT: ({ from, withinDays, percent, limitFen }, uses) =>
      `同一岗位${uses}，每笔均不超过其对一件投诉的审批权${yuan(limitFen)}且相差不超过${percent}%；${withinDays}天内自${from}笔起提示`,
    SAME_CUSTOMER: ({ from, withinDays }, uses) => `同一客户的投诉${uses}；${withinDays}天内自${from}笔起提示`,
    SAME_PAYEE: ({ from, withinDays }, uses) => `同一收款人${uses}；${withinDays}天内自${from}笔起提示`,
    MANY_IN_A_DAY: ({ from, day }, uses) => `同一岗位于${day}批准${uses}；一天内自${from}笔起提示`,
    EXCESS_AFTER_MERGE: ({ limitFen }, uses) =>
      `投诉合并后已批准${uses}，而其中一笔的审批岗位对一件投诉的审批权为${yuan(limitFen)}`,
    PAID_WITHOUT_PLAN: ({ day }, uses) => `处理方案已于${day}撤回，仍支付${uses}`,
  },
  uses: (count, sum) => `客诉基金${count}笔，共${sum}`,
  whole: (because, version) => `${because}。政策版本${version}。`,
};

const because = <Kind extends FlagKind>(words: Words, why: WhyOf<Kind>, uses: string): string =>
  words.why[why.kind as Kind](why, uses);

function sentence({ why, uses, sumFen, policyVersion }: Explained, words: Words): string {
  return words.whole(because(words, why, words.uses(uses, yuan(sumFen))), policyVersion);
}

/** Says in one sentence of each language, in figures, why uses are flagged, and under which policy version. Source: R66, R95. */
export const flagSentences = (explained: Explained): { sentenceZh: string; sentenceEn: string } => ({
  sentenceZh: sentence(explained, chinese),
  sentenceEn: sentence(explained, english),
});
