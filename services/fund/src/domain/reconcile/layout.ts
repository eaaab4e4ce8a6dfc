import { plainHeading } from '@complaints/kit/pure';
import type { PaymentChannel } from '../vocabulary.js';

/** What a column of a statement says. */
export const ColumnRole = {
  reference: 'reference',
  amount: 'amount',
  income: 'income',
  direction: 'direction',
  madeAt: 'madeAt',
} as const;
export type ColumnRole = (typeof ColumnRole)[keyof typeof ColumnRole];

const ROLES = Object.values(ColumnRole);
const NEEDED: readonly ColumnRole[] = ['reference', 'amount', 'madeAt'];

/** The heading that somebody named for each; null where a usual one is looked for. */
export type NamedColumns = Record<ColumnRole, string | null>;

type Headings = Record<ColumnRole, readonly string[]>;

/** What columns are usually called, whatever the channel; the first that is there is taken. */
const USUAL: Headings = {
  reference: ['交易流水号', '流水号', '交易单号', '交易号', '凭证号', 'reference', 'transaction id'],
  amount: ['支出金额（元）', '支出金额', '支出', '金额（元）', '交易金额', '金额', 'amount'],
  income: ['收入金额（元）', '收入金额', '收入', 'income'],
  direction: ['收/支', '收支类型', '借贷标志', 'direction'],
  madeAt: ['交易时间', '交易日期', '记账时间', 'made at', 'date'],
};

/** What they are called on the statements of a channel, before what is usual. */
const OF_CHANNEL: Partial<Record<PaymentChannel, Headings>> = {
  ALIPAY: {
    reference: ['业务流水号', '支付宝交易号', '支付宝流水号', '账务流水号'],
    amount: ['支出金额（-元）'],
    income: ['收入金额（+元）'],
    direction: [],
    madeAt: ['发生时间', '入账时间'],
  },
  WECHAT_PAY: {
    reference: ['微信支付业务单号', '微信支付订单号', '微信订单号'],
    amount: ['收支金额（元）'],
    income: [],
    direction: [],
    madeAt: ['记账时间'],
  },
  BANK_TRANSFER: {
    reference: ['核心流水号', '银行流水号'],
    amount: ['借方发生额', '借方金额', '发生额'],
    income: ['贷方发生额', '贷方金额'],
    direction: ['借贷方向', '借/贷'],
    madeAt: ['记账日期', '入账日期'],
  },
};

/** Where on a statement each thing stands. */
export interface Layout {
  /** Places from 0; null where there is no such column. */
  columns: Record<ColumnRole, number | null>;
  /** Whether what went out is written below zero. */
  paidIsNegative: boolean;
}

/** How somebody says that a statement is to be read. */
export interface Wanted {
  channel: PaymentChannel;
  columns: NamedColumns;
  /** Null where the heading says it. */
  paidIsNegative: boolean | null;
}

/** Finds the columns of a statement in a row; null where the row names not all that are needed. Source: R65. */
export function layOut(row: readonly string[], { channel, columns: named, paidIsNegative }: Wanted): Layout | null {
  const plain = row.map((heading) => plainHeading(heading));
  const find = (role: ColumnRole): number | null => {
    const said = named[role];
    const headings = said === null ? [...(OF_CHANNEL[channel]?.[role] ?? []), ...USUAL[role]] : [said];
    return headings.map((heading) => plain.indexOf(plainHeading(heading))).find((place) => place >= 0) ?? null;
  };
  const columns = Object.fromEntries(ROLES.map((role) => [role, find(role)])) as Layout['columns'];
  const isMissing = (role: ColumnRole) => columns[role] === null && (NEEDED.includes(role) || named[role] !== null);
  if (ROLES.some(isMissing)) return null;
  const heading = String(row[Number(columns.amount)]);
  return { columns, paidIsNegative: paidIsNegative ?? /[(（][-－]/.test(heading) };
}
