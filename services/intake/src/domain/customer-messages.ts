import type { Purpose } from '@complaints/contracts';
import { dayOf, yuanFromFen } from '@complaints/kit/pure';
import { Language } from './contact.js';

/** What customers are written. Source: R3, R32, R36, R71. */
export const MessageKind = {
  ACKNOWLEDGEMENT: 'ACKNOWLEDGEMENT',
  PLAN_PROPOSED: 'PLAN_PROPOSED',
  DECISION_ISSUED: 'DECISION_ISSUED',
  RATING_REQUEST: 'RATING_REQUEST',
  RATING_REMINDER: 'RATING_REMINDER',
} as const;
export type MessageKind = (typeof MessageKind)[keyof typeof MessageKind];

/** What becomes of a message: it is sent, or given up after the last attempt. */
export const MessageState = { PENDING: 'PENDING', SENT: 'SENT', GIVEN_UP: 'GIVEN_UP' } as const;
export type MessageState = (typeof MessageState)[keyof typeof MessageState];

/** A text in the languages customers are written to in. */
export type Words = Record<Language, string>;

/**
 * Tells the customer the number of the complaint, what happens next and by when a solution is expected.
 * @param timeZone in which the instant is written
 * Source: R3, R95.
 */
export function acknowledgement({ number, expectedAt }: { number: string; expectedAt: Date }, timeZone: string): Words {
  const when = minuteOf(expectedAt, timeZone);
  return {
    [Language.ZH]: `您的投诉已受理，编号${number}。负责人会尽快与您联系，确认情况并商定处理方案，预计${when}前解决。查询时请提供编号和您的联系方式。`,
    [Language.EN]: `Your complaint was accepted, number ${number}. The person in charge will contact you soon to confirm it and agree on a solution, expected by ${when}. To ask about it, give the number and your contact.`,
  };
}

/**
 * Asks the customer to rate result and handling.
 * @param isAgreed whether the customer accepted the result; where not, nobody says that it is settled
 * Source: R38, R71, R95.
 */
export const ratingRequest = ({
  number,
  link,
  isAgreed,
}: {
  number: string;
  link: string;
  isAgreed: boolean;
}): Words => ({
  [Language.ZH]: `您的投诉${number}已${isAgreed ? '处理完毕' : '结案'}。请评价处理结果和处理过程：${link} （链接仅可使用一次）。`,
  [Language.EN]: `Your complaint ${number} has been ${isAgreed ? 'settled' : 'closed'}. Please rate the result and the handling: ${link} (the link works once).`,
});

/** Reminds the customer, once, of a rating that was not given. Source: R71, R95. */
export const ratingReminder = ({ number, link }: { number: string; link: string }): Words => ({
  [Language.ZH]: `提醒：您还没有评价投诉${number}的处理结果和处理过程：${link} （链接仅可使用一次，之后不再提醒）。`,
  [Language.EN]: `A reminder: how were the result and the handling of your complaint ${number}? Please rate them: ${link} (the link works once; there is no further reminder).`,
});

/** A round of the plan as the customer is told of it. */
export interface OfferedPlan {
  number: string;
  /** Whole fen; null without a compensation. */
  compensationFen: number | null;
  purpose: Purpose | null;
  dueAt: Date | null;
}

/** Asks the customer to accept a round of the plan or to object. @param timeZone in which the day is written. Source: R32, R95. */
export function planProposed({ number, link, ...plan }: OfferedPlan & { link: string }, timeZone: string): Words {
  const { compensationFen, purpose, dueAt } = plan;
  const money = compensationFen !== null && purpose && { ...PURPOSE[purpose], yuan: yuanFromFen(compensationFen) };
  const day = dueAt && dayOf(dueAt, timeZone);
  const zh = [money && `${money.ZH}${money.yuan}元`, day && `${day}前完成`].filter(Boolean).join('，');
  const en = [money && `${money.EN} of CNY ${money.yuan}`, day && `by ${day}`].filter(Boolean).join(', ');
  return {
    [Language.ZH]: `您的投诉${number}有了处理方案${zh && `（${zh}）`}。请确认接受或提出异议：${link} （链接仅可使用一次）。`,
    [Language.EN]: `There is a solution for your complaint ${number}${en && ` (${en})`}. Please accept it or object: ${link} (the link works once).`,
  };
}

/**
 * Hands the customer the letter of a decision; what it says stands in the letter alone.
 * @param timeZone in which the last day is written
 * Source: R33, R36, R95.
 */
export function decisionIssued(
  { number, link, expiresAt }: { number: string; link: string; expiresAt: Date },
  timeZone: string,
): Words {
  const day = dayOf(expiresAt, timeZone);
  return {
    [Language.ZH]: `您的投诉${number}已作出书面答复。请查阅：${link} （${day}前可随时查看）。`,
    [Language.EN]: `Your complaint ${number} has been decided. Please read the letter: ${link} (it can be read until ${day}).`,
  };
}

const PURPOSE: Record<Purpose, Words> = {
  RETURN: { ZH: '退货退款', EN: 'refund' },
  EXCHANGE: { ZH: '换货', EN: 'exchange' },
  COMPENSATION: { ZH: '补偿', EN: 'compensation' },
};

function minuteOf(instant: Date, timeZone: string): string {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(instant);
  return `${dayOf(instant, timeZone)} ${time}`;
}
