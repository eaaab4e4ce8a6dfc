import { plainHeading } from '@complaints/kit/pure';

/** What a row of the file can say, each with the headings by which it is known without a mapping. */
export const FIELDS = {
  externalId: ['externalId', 'id', '外部编号', '工单号', '工单编号', '流水号'],
  number: ['number', 'complaintNumber', '投诉编号', '编号'],
  acceptedAt: ['acceptedAt', 'createdAt', '受理时间', '受理日期', '投诉时间', '投诉日期', '创建时间'],
  closedAt: ['closedAt', '结案时间', '结案日期', '办结时间', '关闭时间', '完成时间'],
  occurredAt: ['occurredAt', '发生时间', '发生日期'],
  status: ['status', 'outcome', '状态', '结案状态', '办结状态'],
  store: ['store', 'storeCode', '门店', '门店编码', '门店代码', '门店编号'],
  content: ['content', 'text', '投诉内容', '内容', '投诉详情'],
  demand: ['demand', '诉求', '客户诉求'],
  expectation: ['expectation', '期望', '客户期望'],
  product: ['product', '产品', '商品', '产品名称', '商品名称'],
  order: ['order', 'orderReference', 'orderNumber', '订单号', '订单编号'],
  channel: ['channel', '渠道', '投诉渠道'],
  source: ['source', '来源', '投诉来源', '投诉信息来源'],
  level: ['level', '级别', '投诉级别', '等级'],
  nature: ['nature', 'natureCode', '性质', '投诉性质', '性质编码'],
  anger: ['anger', '愤怒程度', '情绪'],
  name: ['name', 'customerName', '姓名', '客户姓名', '投诉人'],
  phone: ['phone', '电话', '手机', '手机号', '联系电话'],
  email: ['email', '邮箱', '电子邮箱', '电子邮件'],
  memberNumber: ['memberNumber', '会员号', '会员编号', '会员卡号'],
  confidential: ['confidential', '保密', '对门店保密'],
  satisfaction: ['satisfaction', '满意度'],
  matter: ['matter', 'matterId', '投诉事项', '事项', '事项编号'],
} as const;
export type Field = keyof typeof FIELDS;

export const FIELD_NAMES = Object.keys(FIELDS) as [Field, ...Field[]];

/** Without these there is no history. */
export const REQUIRED_FIELDS: readonly Field[] = ['externalId', 'acceptedAt', 'closedAt', 'content', 'channel'];

const FIELD_OF = new Map(
  Object.entries(FIELDS).flatMap(([field, headings]) =>
    headings.map((heading) => [plainHeading(heading), field as Field] as const),
  ),
);

/** The field that a heading is known to name; undefined for none. */
export const fieldOfHeading = (heading: string): Field | undefined => FIELD_OF.get(plainHeading(heading));
