import type { DeadlineKind } from '@complaints/contracts';
import { NoticeKind } from './notice.js';

/** A text in both languages. */
export interface Words {
  zh: string;
  en: string;
}

const texts: Record<Exclude<NoticeKind, OfDeadline>, Words> = {
  CASE_OPENED: { zh: '新的投诉等待您处理。', en: 'A new case stands before you.' },
  CASE_ASSIGNED: { zh: '一件投诉转由您负责。', en: 'A case was assigned to you.' },
  CASE_CLIMBED: {
    zh: '一件投诉逐层上报至您处，带有异常标识。',
    en: 'A case climbed to you and bears the abnormal flag.',
  },
  CASE_REOPENED: { zh: '一件已结案的投诉重新由您处理。', en: 'A case that was closed goes on before you.' },
  EMERGENCY: {
    zh: '一件投诉属于紧急、重大或异常，应急处理机制已启动。',
    en: 'A case is URGENT, MAJOR or ABNORMAL; its emergency procedure runs.',
  },
  TASK_ASSIGNED: { zh: '一项任务等待您完成。', en: 'A task of a case is yours to do.' },
  PLAN_ANSWERED: { zh: '客户已答复处理方案。', en: 'The customer’s answer to a plan was recorded.' },
  STATEMENT_WAITING: {
    zh: '经办人声明客户已接受方案，等待第二人核实。',
    en: 'A handler states that the customer accepted; a second person has to verify it.',
  },
  COMPENSATION_REFUSED: {
    zh: '方案中的补偿未获批准或已撤销，请重新协商。',
    en: 'The compensation of a plan was refused or called off; negotiate again.',
  },
  PAYMENT_REVERSED: {
    zh: '方案中补偿的付款有误，已冲回，须重新支付。',
    en: 'The payment of a plan’s compensation was wrong and is taken back; it is to be paid anew.',
  },
  DISBURSEMENT_REJECTED: {
    zh: '为一件投诉单独申请的备用金未获批准。',
    en: 'Money that was asked for a case by hand was refused.',
  },
  APPROVAL_WAITING: { zh: '一笔备用金申请等待您审批。', en: 'A request for money waits for your approval.' },
  AUTHORITY_EXHAUSTED: {
    zh: '一个岗位本期的备用金审批额度不足。',
    en: 'A post has too little left of the period to approve what it is asked.',
  },
  WORK_FINISHED: {
    zh: '方案已执行完毕，请向客户确认。',
    en: 'The work of a plan is finished; have the customer confirm.',
  },
  CASE_UNREACHABLE: { zh: '一件投诉的客户无法联系。', en: 'The customer of a case cannot be reached.' },
  CASE_CLOSED: { zh: '一件投诉未获解决即已结案。', en: 'A case was closed without being resolved.' },
  ATTEMPT_FAILED: {
    zh: '一件投诉的处理多次失败，请您过问。',
    en: 'Attempts at settling a case failed again and again.',
  },
};

type OfDeadline = typeof NoticeKind.DEADLINE_MISSED | typeof NoticeKind.DEADLINE_NEAR;

const clocks: Record<DeadlineKind, Words> = {
  CONTACT: { zh: '联系客户', en: 'A contact' },
  FIRST_ANSWER: { zh: '首次答复', en: 'A first answer' },
  PLAN: { zh: '商定方案', en: 'A plan' },
  DELIVERY: { zh: '方案兑现', en: 'A delivery' },
  TASK: { zh: '任务', en: 'A task' },
  EMERGENCY: { zh: '应急步骤', en: 'An emergency step' },
  REFERRAL: { zh: '转办', en: 'A referral' },
  STATUTORY: { zh: '法定', en: 'A statutory' },
};

/** What a notice says; it names nobody, since it is written where others may see it. Source: R28, R95. */
export function noticeText({ kind, deadlineKind }: { kind: NoticeKind; deadlineKind: DeadlineKind | null }): Words {
  if (kind !== NoticeKind.DEADLINE_MISSED && kind !== NoticeKind.DEADLINE_NEAR) return texts[kind];
  const { zh, en } = clocks[deadlineKind as DeadlineKind];
  return kind === NoticeKind.DEADLINE_MISSED
    ? { zh: `${zh}期限已过。`, en: `${en} deadline was missed.` }
    : { zh: `${zh}期限将至。`, en: `${en} deadline draws near.` };
}
