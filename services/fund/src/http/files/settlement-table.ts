import type { Purpose } from '@complaints/contracts';
import type { Actor } from '@complaints/kit';
import type { Cell, Column } from '@complaints/kit/files';
import { yuanFromFen } from '@complaints/kit/pure';
import type { Entry } from '../../data/settlement/find-entries.js';
import { payeeFor } from '../../domain/payee.js';
import { movedFen, type Total } from '../../domain/settlement/entry.js';
import type { ApproverKind, PaymentChannel } from '../../domain/vocabulary.js';

const PURPOSES: Record<Purpose, string> = {
  RETURN: '退货 Return',
  EXCHANGE: '换货 Exchange',
  COMPENSATION: '补偿 Compensation',
};
const CHANNELS: Record<PaymentChannel, string> = {
  CASH: '现金 Cash',
  BANK_TRANSFER: '银行转账 Bank transfer',
  WECHAT_PAY: '微信支付 WeChat Pay',
  ALIPAY: '支付宝 Alipay',
  STORE_CREDIT: '门店储值 Store credit',
};
const POSTS: Record<ApproverKind, string> = {
  STORE_MANAGER: '店长 Store manager',
  REGIONAL_DIRECTOR: '区域总监 Regional director',
  REGIONAL_PRESIDENT: '区域执行总裁 Regional president',
  EXECUTIVE_PRESIDENT: '执行总裁 Executive president',
};

/** One column of the list: what it is called, and what of an entry stands in it. */
interface SettlementColumn extends Column {
  cell(entry: Entry, by: Actor): Cell;
}

const ID = 38;
const WORDS = 22;
const TIME = 20;

const column = (
  kind: Column['kind'],
  [headingZh, headingEn, width]: [string, string, number],
  cell: SettlementColumn['cell'],
): SettlementColumn => ({ kind, headingZh, headingEn, width, cell });

/** The columns of the list, for a zone. Source: R93. */
export const settlementColumns = (timeZone: string): SettlementColumn[] => [
  column('TEXT', ['支出单', 'Disbursement', ID], ({ id }) => id),
  column('TEXT', ['投诉', 'Complaint', ID], ({ complaintId }) => complaintId),
  column('TEXT', ['门店', 'Store', WORDS], ({ storeName, storeId }) => storeName ?? storeId),
  column('TEXT', ['区域', 'Region', WORDS], ({ regionName, regionId }) => regionName ?? regionId),
  column('TEXT', ['用途', 'Purpose', WORDS], ({ purpose }) => PURPOSES[purpose]),
  column('DECIMAL', ['金额（元）', 'Amount (CNY)', 16], (entry) => yuanFromFen(movedFen(entry))),
  column('TEXT', ['付款方式', 'Channel', WORDS], ({ channel }) => CHANNELS[channel]),
  column('TEXT', ['流水号', 'Reference', 32], ({ reference }) => reference),
  column('TEXT', ['收款人', 'Payee', 32], (entry, by) => payeeFor(by, entry)),
  column('INSTANT', [`付款时间（${timeZone}）`, 'Paid at', TIME], ({ madeAt }) => madeAt),
  column('INSTANT', ['登记时间', 'Recorded at', TIME], ({ paidAt }) => paidAt),
  column('TEXT', ['审批岗位', 'Approved by post', WORDS], ({ approverKind }) => approverKind && POSTS[approverKind]),
  column('TEXT', ['审批人', 'Decided by', ID], ({ decidedById }) => decidedById),
  column('TEXT', ['付款人', 'Paid by', ID], ({ paidById }) => paidById),
  column('INSTANT', ['冲正时间', 'Reversed at', TIME], ({ reversedAt }) => reversedAt),
];

/** The last line: how many there are, and what they add up to. */
export const totalLine = ({ lines, fen }: Total): Cell[] => ['合计 Total', lines, null, null, null, yuanFromFen(fen)];
