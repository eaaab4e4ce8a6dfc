/** Statements as banks and wallets write them. */

/** The bytes of a text in GB18030, for signs of the older GBK alone. */
export function inGbk(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const bytesOf = new Map<string, [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1)
      if (trail !== 0x7f) bytesOf.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  return Buffer.from([...text].flatMap((sign) => bytesOf.get(sign) ?? [sign.charCodeAt(0)]));
}

/** A line: what it is found under, yuan out, yuan back, when. */
type Line = [reference: string, out: string, back: string, at: string];

/** As Alipay writes it: remarks before and behind, what went out below zero, who was paid beside it. */
export const alipayOf = (lines: readonly Line[]): string =>
  [
    '#支付宝账务明细查询',
    '#账号：[20881234567890120156]',
    '账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,备注',
    ...lines.map(
      ([reference, out, back, at], place) =>
        `${place},${reference}\t,,补偿,${at},"王芳(wang***@qq.com)",${back},${out},`,
    ),
    '#-----账务明细列表结束-----',
    '',
  ].join('\r\n');

/** With headings in English, one line of text each. */
export const plainOf = (lines: readonly (readonly string[])[]): string =>
  ['reference,amount,made at', ...lines.map((line) => line.join(','))].join('\n');
