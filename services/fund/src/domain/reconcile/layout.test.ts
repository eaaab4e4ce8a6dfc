import { expect, test } from 'vitest';
import { layOut, type NamedColumns } from './layout.js';

const nothing: NamedColumns = { reference: null, amount: null, income: null, direction: null, madeAt: null };
const wanted = (channel: 'ALIPAY' | 'WECHAT_PAY' | 'BANK_TRANSFER' | 'CASH', named: Partial<NamedColumns> = {}) => ({
  channel,
  columns: { ...nothing, ...named },
  paidIsNegative: null,
});

test('R65: the columns of usual statements are found without being named', () => {
  const alipay = [
    '账务流水号',
    '业务流水号',
    '商户订单号',
    '发生时间',
    '对方账号',
    '收入金额（+元）',
    '支出金额（-元）',
  ];
  expect(layOut(alipay, wanted('ALIPAY'))).toEqual({
    columns: { reference: 1, amount: 6, income: 5, direction: null, madeAt: 3 },
    paidIsNegative: true,
  });
  const wechat = ['记账时间', '微信支付业务单号', '资金流水单号', '收支类型', '收支金额(元)', '账户结余(元)'];
  expect(layOut(wechat, wanted('WECHAT_PAY'))).toEqual({
    columns: { reference: 1, amount: 4, income: null, direction: 3, madeAt: 0 },
    paidIsNegative: false,
  });
  const bank = ['交易日期', '借方发生额', '贷方发生额', '余额', '交易流水号', '摘要'];
  expect(layOut(bank, wanted('BANK_TRANSFER'))?.columns).toEqual({
    ...{ reference: 4, amount: 1, income: 2, direction: null, madeAt: 0 },
  });
  expect(layOut(['Reference', 'Amount', 'Made at'], wanted('CASH'))?.columns).toMatchObject({
    reference: 0,
    madeAt: 2,
  });
});

test('R65: a heading that somebody named is taken alone, and whatever its width and capitals', () => {
  const row = ['流水号', 'ＲＥＦ No.', '金额', '交易时间'];
  expect(layOut(row, wanted('ALIPAY', { reference: 'ref no.' }))?.columns.reference).toBe(1);
  expect(layOut(row, wanted('ALIPAY', { reference: 'nowhere' }))).toBeNull();
  expect(layOut(row, wanted('ALIPAY', { income: 'nowhere' }))).toBeNull();
});

test('R65: a row that lacks reference, amount or time names no columns', () => {
  for (const missing of ['流水号', '金额', '交易时间'])
    expect(
      layOut(
        ['流水号', '金额', '交易时间'].filter((heading) => heading !== missing),
        wanted('CASH'),
      ),
    ).toBeNull();
  expect(layOut(['2026-11-01', '80.00'], wanted('CASH'))).toBeNull();
});

test('R65: whether what went out is below zero is said, or stands in the heading', () => {
  const row = ['流水号', '支出金额(-元)', '交易时间'];
  const signOf = (paidIsNegative: boolean | null, heading = '支出金额(-元)') =>
    layOut([row[0] ?? '', heading, row[2] ?? ''], { ...wanted('ALIPAY'), paidIsNegative })?.paidIsNegative;
  expect([signOf(null), signOf(false), signOf(null, '金额'), signOf(true, '金额')]).toEqual([true, false, false, true]);
});
