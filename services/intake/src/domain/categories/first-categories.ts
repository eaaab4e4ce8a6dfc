import type { Category } from './category.js';

type Named = readonly [code: string, nameZh: string, nameEn: string];

const NATURES: readonly (readonly [Named, readonly Named[]])[] = [
  [
    ['QUALITY', '产品质量', 'Product quality'],
    [
      ['QUALITY_DEFECT', '故障或做工缺陷', 'Fault or poor workmanship'],
      ['QUALITY_DAMAGED', '到手即破损', 'Damaged when received'],
      ['QUALITY_DURABILITY', '使用不久即损坏', 'Wears out too soon'],
      ['QUALITY_EXPIRED', '过期或变质', 'Expired or spoiled'],
      ['QUALITY_SAFETY', '安全隐患或造成伤害', 'Unsafe or caused harm'],
      ['QUALITY_COUNTERFEIT', '假冒或以次充好', 'Counterfeit or inferior goods passed off'],
      ['QUALITY_NOT_AS_DESCRIBED', '与描述或样品不符', 'Not as described or as the sample'],
    ],
  ],
  [
    ['SALES', '销售', 'Sales'],
    [
      ['SALES_MISLEADING', '虚假或误导宣传', 'False or misleading claims'],
      ['SALES_PRESSURE', '强制或搭售', 'Pressure or tied selling'],
      ['SALES_STOCK', '缺货或虚假库存', 'Out of stock, or stock that was not there'],
      ['SALES_ORDER', '开单或订单错误', 'Wrong order or sales slip'],
      ['SALES_CONTRACT', '合同、定金或预付款', 'Contract, deposit or prepayment'],
      ['SALES_INVOICE', '发票或票据', 'Invoice or receipt'],
      ['SALES_MEMBERSHIP', '会员、积分或卡券', 'Membership, points or vouchers'],
    ],
  ],
  [
    ['SERVICE', '服务', 'Service'],
    [
      ['SERVICE_ATTITUDE', '服务态度', 'Attitude of staff'],
      ['SERVICE_COMPETENCE', '专业知识不足', 'Lack of knowledge'],
      ['SERVICE_WAITING', '排队或等候过久', 'Waiting too long'],
      ['SERVICE_NOBODY', '无人接待或电话不通', 'Nobody there or no answer by phone'],
      ['SERVICE_DISCRIMINATION', '歧视或侵犯尊严', 'Discrimination or loss of dignity'],
      ['SERVICE_PRIVACY', '个人信息泄露', 'Personal data disclosed'],
      ['SERVICE_ENVIRONMENT', '卖场环境与设施', 'Premises and facilities'],
    ],
  ],
  [
    ['HANDLING', '投诉处理', 'Complaint handling'],
    [
      ['HANDLING_NO_REPLY', '无人回复', 'No reply'],
      ['HANDLING_SLOW', '处理拖延', 'Slow handling'],
      ['HANDLING_PASSED_AROUND', '推诿或互相转办', 'Passed around'],
      ['HANDLING_PROMISE_BROKEN', '承诺未兑现', 'Promise not kept'],
      ['HANDLING_UNFAIR', '处理结果不公', 'Unfair outcome'],
      ['HANDLING_RETALIATION', '投诉后遭为难', 'Treated badly for complaining'],
    ],
  ],
  [
    ['DELIVERY', '配送', 'Delivery'],
    [
      ['DELIVERY_LATE', '送货延误', 'Late delivery'],
      ['DELIVERY_NOT_RECEIVED', '未收到货', 'Not received'],
      ['DELIVERY_WRONG', '错送或漏送', 'Wrong or missing goods'],
      ['DELIVERY_DAMAGE', '运输损坏', 'Damaged in transport'],
      ['DELIVERY_CONDUCT', '送货人员行为', 'Conduct of the delivery crew'],
      ['DELIVERY_FEE', '配送收费', 'Delivery charge'],
    ],
  ],
  [
    ['PRICE', '价格', 'Price'],
    [
      ['PRICE_WRONG_LABEL', '标价与收银不符', 'Label and till differ'],
      ['PRICE_PROMOTION', '促销或优惠争议', 'Promotion or discount disputed'],
      ['PRICE_DROP', '买后降价或保价', 'Price dropped after purchase'],
      ['PRICE_HIDDEN', '隐性或不合理收费', 'Hidden or unfair charge'],
      ['PRICE_REFUND_AMOUNT', '多收或少退款', 'Overcharged or refunded too little'],
    ],
  ],
  [
    ['INSTALLATION', '安装', 'Installation'],
    [
      ['INSTALLATION_LATE', '安装延误或爽约', 'Late or missed appointment'],
      ['INSTALLATION_POOR', '安装质量差', 'Poor installation'],
      ['INSTALLATION_DAMAGE', '安装造成损坏', 'Damage by the installer'],
      ['INSTALLATION_FEE', '安装收费', 'Charge for installation or material'],
      ['INSTALLATION_CONDUCT', '安装人员行为', 'Conduct of the installer'],
    ],
  ],
  [
    ['AFTER_SALES', '售后', 'After-sales'],
    [
      ['AFTER_SALES_RETURN', '退货被拒或受阻', 'Return refused or obstructed'],
      ['AFTER_SALES_EXCHANGE', '换货争议', 'Exchange disputed'],
      ['AFTER_SALES_REPAIR', '维修不力或反复维修', 'Poor or repeated repair'],
      ['AFTER_SALES_REPAIR_LATE', '维修拖延', 'Slow repair'],
      ['AFTER_SALES_WARRANTY', '保修争议', 'Warranty disputed'],
      ['AFTER_SALES_REFUND_LATE', '退款拖延', 'Slow refund'],
      ['AFTER_SALES_PARTS', '配件缺货', 'No spare parts'],
    ],
  ],
  [
    ['OTHER', '其他', 'Other'],
    [
      ['OTHER_NEIGHBOURHOOD', '扰民、停车或消防', 'Noise, parking or fire safety'],
      ['OTHER_SUGGESTION', '建议或咨询', 'Suggestion or enquiry'],
      ['OTHER_UNCLEAR', '内容不明', 'Unclear what is meant'],
    ],
  ],
];

const category = ([code, nameZh, nameEn]: Named, parentCode: string | null): Category => ({
  code,
  parentCode,
  nameZh,
  nameEn,
  retired: false,
});

/** Version 1 of the tree: natures of retail complaints. It never changes; whatever is to be other is a new version. Source: R16. */
export const firstCategories: readonly Category[] = NATURES.flatMap(([nature, children]) => [
  category(nature, null),
  ...children.map((child) => category(child, nature[0])),
]);
