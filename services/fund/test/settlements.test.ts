import { createLog } from '@complaints/kit';
import { after, MINUTE_MS } from '@complaints/kit/pure';
import { eventually, startTestService, type TestService } from '@complaints/kit/testing';
import readSheets from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entriesAtOnce } from '../src/data/settlement/entries-at-once.js';
import type { Entry } from '../src/data/settlement/find-entries.js';
import { fund } from '../src/service.js';
import { openHeadquarters, openPlace, type Place, planOf, request, staff, vacate } from './chain.js';
import { exportOf, hereOf, NOVEMBER, payFor, payMany, start, take, takeBack } from './files.js';
import { mutationsOf } from './mutations.js';

let service: TestService;
let headquarters: Awaited<ReturnType<typeof openHeadquarters>>;
/** Everything that was logged. */
const lines: string[] = [];

beforeAll(async () => {
  service = await startTestService(fund, {
    log: createLog('fund', 'debug', { write: (line) => void lines.push(line) }),
  });
  headquarters = await openHeadquarters(service);
});
afterAll(() => service?.stop());

/** A region that has money. */
async function place(): Promise<Place> {
  const opened = await openPlace(service);
  await mutationsOf(service).setBudget(headquarters.administrator.holder, opened.regionId);
  return opened;
}
const rowsOf = ({ bytes }: { bytes: Buffer }) =>
  bytes
    .toString()
    .split('\r\n')
    .slice(1, -1)
    .map((line) => line.split(','));
const amountsOf = (rows: string[][]) => rows.map((row) => row[5]);

describe('R93: the list of what was settled', () => {
  test('holds payments and reversals in their order, with what finance asks for, and adds up the same rows', async () => {
    const here = await place();
    const first = await payFor(service, here, {
      reference: '2026112322001',
      payee: '6222021234567890',
      amount: '80.00',
    });
    const paidAt = service.clock.now();
    service.clock.moveBy(MINUTE_MS);
    const second = await payFor(service, here, { channel: 'WECHAT_PAY', reference: 'WX-9', amount: '0.01' });
    service.clock.moveBy(MINUTE_MS);
    await takeBack(service, here, first);
    const list = await take(service, here.cashier.holder);
    const text = list.bytes.toString();
    expect(text.split('\r\n')[0]).toBe(
      '\uFEFF支出单 Disbursement,投诉 Complaint,门店 Store,区域 Region,用途 Purpose,金额（元） Amount (CNY),付款方式 Channel,流水号 Reference,收款人 Payee,付款时间（Asia/Shanghai） Paid at,登记时间 Recorded at,审批岗位 Approved by post,审批人 Decided by,付款人 Paid by,冲正时间 Reversed at',
    );
    const rows = rowsOf(list);
    const [president, cashier] = [here.president.holder.sub, here.cashier.holder.sub];
    expect(rows[0]).toEqual([
      ...[
        first,
        rows[0]?.[1],
        'S-01 湖滨店',
        '华东区域',
        '补偿 Compensation',
        '80.00',
        '支付宝 Alipay',
        '2026112322001',
      ],
      ...['6222021234567890', '2026-11-23 09:30:00', '2026-11-23 09:30:00', '区域执行总裁 Regional president'],
      ...[president, cashier, '2026-11-23 09:32:00'],
    ]);
    expect(rows.map(([id, , , , , amount]) => [id, amount])).toEqual([
      [first, '80.00'],
      [second, '0.01'],
      [first, '-80.00'],
      ['合计 Total', '0.01'],
    ]);
    expect(rows.at(-1)?.slice(0, 2)).toEqual(['合计 Total', '3']);
    expect(list.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="settlements-2026-11-01-2026-12-01.csv"; filename*=UTF-8''settlements-2026-11-01-2026-12-01.csv`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    });
    const until = new Date(paidAt.getTime() + 1).toISOString();
    expect(amountsOf(rowsOf(await take(service, here.cashier.holder, { until })))).toEqual(['80.00', '80.00']);
    const from = until;
    expect(amountsOf(rowsOf(await take(service, here.cashier.holder, { from })))).toEqual(['0.01', '-80.00', '-79.99']);
  });

  test('is a workbook of the same rows for whoever wants one', async () => {
    const here = await place();
    await takeBack(service, here, await payFor(service, here, { reference: '=1+1', amount: '12.34' }));
    const list = await take(service, here.cashier.holder, { format: 'XLSX' });
    expect(list.headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    const [sheet] = await readSheets(list.bytes);
    expect(sheet?.sheet).toBe('结算清单 Settlements');
    expect(sheet?.data.slice(1).map((row) => [row[5], row[7]])).toEqual([
      [12.34, '=1+1'],
      [-12.34, '=1+1'],
      [0, null],
    ]);
    const csv = (await take(service, here.cashier.holder)).bytes.toString();
    expect(csv).toContain(",'=1+1,");
  });

  test('R91: holds what belongs to the regions whose books somebody sees, payees whole for who pays alone', async () => {
    const [here, there] = [await place(), await place()];
    await payFor(service, here, { payee: '6222021234567890', amount: '1.00' });
    await payFor(service, there, { amount: '2.00' });
    const { id } = await request(service, planOf(service, { storeId: null, regionId: null }, { amountFen: 3_00 }));
    await mutationsOf(service).approve(headquarters.executive.holder, id);
    await mutationsOf(service).pay(here.cashier.holder, id);
    for (const { holder } of [here.cashier, here.president])
      expect(amountsOf(rowsOf(await take(service, holder)))).toEqual(['1.00', '1.00']);
    const executive = headquarters.executive.holder;
    expect(amountsOf(rowsOf(await take(service, executive)))).toEqual(expect.arrayContaining(['1.00', '2.00', '3.00']));
    const regionId = here.regionId.toUpperCase();
    expect(rowsOf(await take(service, executive, { regionId }))[0]?.[8]).toBe('************7890');
    expect(rowsOf(await take(service, here.cashier.holder, { regionId }))[0]?.[8]).toBe('6222021234567890');
  });

  test('is of one store and one way of paying where that is said', async () => {
    const here = await place();
    await payFor(service, here, { channel: 'CASH', amount: '1.00' });
    await payFor(service, here, { channel: 'WECHAT_PAY', amount: '2.00' });
    const { holder } = here.cashier;
    expect(amountsOf(rowsOf(await take(service, holder, { channel: 'CASH' })))).toEqual(['1.00', '1.00']);
    expect(amountsOf(rowsOf(await take(service, holder, { channel: 'STORE_CREDIT' })))).toEqual(['0.00']);
    expect(rowsOf(await take(service, holder, { storeId: here.storeId }))).toHaveLength(3);
  });

  test('is refused for times that end before they begin, and for places whose books are not seen', async () => {
    const [here, there] = [await place(), await place()];
    const refused = async (by: Parameters<typeof exportOf>[1], given: object = {}) => {
      const { download, errors } = await exportOf(service, by, given);
      expect(download).toBeNull();
      return errors.map(({ code, path }: { code: string; path: string[] }) => [code, ...path]);
    };
    const { holder } = here.cashier;
    expect(await refused(holder, { until: NOVEMBER.from })).toEqual([['SPAN_INVALID', 'until']]);
    expect(await refused(holder, { regionId: there.regionId })).toEqual([['NOT_FOUND', 'regionId']]);
    expect(await refused(holder, { storeId: there.storeId })).toEqual([['NOT_FOUND', 'storeId']]);
    expect(await refused(holder, { storeId: 'x' })).toEqual([['NOT_FOUND', 'storeId']]);
    for (const by of [here.manager.holder, here.director.holder, staff()])
      expect(await refused(by)).toEqual([['FORBIDDEN']]);
    const executive = headquarters.executive.holder;
    expect(await refused(executive, { regionId: crypto.randomUUID() })).toEqual([['NOT_FOUND', 'regionId']]);
  });
});

describe('R93: the address of a list', () => {
  test('works once, for five minutes, by GET; its token is known to nobody else', async () => {
    const here = await place();
    const { holder } = here.cashier;
    const { download } = await exportOf(service, holder);
    expect(download.url).toMatch(/^http:\/\/127\.0\.0\.1\/files\/fund\/[\w-]{43}$/);
    expect(download.expiresAt).toBe(after(service.clock.now(), 5 * MINUTE_MS).toISOString());
    const url = hereOf(service, download.url);
    expect((await fetch(url, { method: 'PUT', body: 'a' })).status).toBe(404);
    const once = await Promise.all(Array.from({ length: 3 }, () => fetch(url)));
    expect(once.map(({ status }) => status).sort()).toEqual([200, 404, 404]);
    await Promise.all(once.map((response) => response.text()));
    const late = await exportOf(service, holder);
    const before = service.clock.now();
    service.clock.moveBy(5 * MINUTE_MS);
    expect((await fetch(hereOf(service, late.download.url))).status).toBe(404);
    service.clock.moveTo(before);
    const held = JSON.stringify(await service.dataSource.query('select * from file_link'));
    for (const token of [download.url, late.download.url].map((address: string) => address.split('/').at(-1) ?? ''))
      expect([held.includes(token), lines.some((line) => line.includes(token))]).toEqual([false, false]);
    for (const wrong of ['short', 'a'.repeat(43), '..%2fgraphql'])
      expect((await fetch(`${service.url}/files/fund/${wrong}`)).status).toBe(404);
  });

  test('is another each time, of the same list for the same key; one for a statement gives no list', async () => {
    const here = await place();
    const { holder } = here.cashier;
    const idempotencyKey = crypto.randomUUID();
    const asked = [
      await exportOf(service, holder, { idempotencyKey }),
      await exportOf(service, holder, { idempotencyKey }),
    ];
    const urls = asked.map(({ download }) => hereOf(service, download.url));
    expect(urls[0]).not.toBe(urls[1]);
    for (const url of urls) expect((await fetch(url)).status).toBe(200);
    const sql = 'select count(*)::int from settlement_export where requested_by = $1';
    expect(await service.dataSource.query(sql, [holder.sub])).toEqual([{ count: 1 }]);
    const { upload } = await start(service, holder, { regionId: here.regionId });
    expect((await fetch(hereOf(service, upload.url))).status).toBe(404);
  });

  test('R91: gives nothing to who has lost the post meanwhile', async () => {
    const here = await place();
    const idempotencyKey = crypto.randomUUID();
    const { download } = await exportOf(service, here.cashier.holder, { idempotencyKey });
    await vacate(service, here.cashier);
    expect((await fetch(hereOf(service, download.url))).status).toBe(404);
    expect(await exportOf(service, here.cashier.holder, { idempotencyKey })).toEqual({ download: null, errors: [] });
  });
});

describe('R93: a long list', () => {
  test('is what it was when it began, whatever is paid and taken back meanwhile', async () => {
    const here = await place();
    await payMany(service, here, { count: 4_100 });
    const scope = { all: false, regionIds: [here.regionId] };
    const span = { from: new Date(NOVEMBER.from), until: new Date(NOVEMBER.until) };
    const wanted = { span, scope, regionId: null, storeId: null, channel: null };
    const entries = entriesAtOnce(service.dataSource, wanted);
    const read: Entry[] = [];
    for (let taken = 0; taken < 100; taken += 1) read.push((await entries.next()).value as Entry);
    await takeBack(service, here, read[0]?.id as string);
    await payFor(service, here, { amount: '5.00' });
    for await (const entry of entries) read.push(entry);
    expect(new Set(read.map(({ id }) => id)).size).toBe(4_100);
    expect(read).toHaveLength(4_100);
    expect(new Set(read.map(({ kind, amountFen, reversedAt }) => `${kind} ${amountFen} ${reversedAt}`))).toEqual(
      new Set(['PAYMENT 1 null']),
    );
    const order = read.map(({ exactAt, id }) => `${exactAt} ${id}`);
    expect(order).toEqual([...order].sort());
    expect(rowsOf(await take(service, here.cashier.holder)).at(-1)).toMatchObject({ 1: '4102', 5: '45.99' });
  });
});

describe('R93: a list that is longer than what may be on its way', () => {
  let here: Place;
  beforeAll(async () => {
    here = await place();
    await payMany(service, here, { count: 3_000, payee: '长'.repeat(2_000) });
  });
  const urlOf = async () => hereOf(service, (await exportOf(service, here.cashier.holder)).download.url);
  const READING = `datname = current_database() and state like 'idle in transaction%' and query like '%reversedAt%'`;
  /** How many connections are held by lists. */
  const held = async (): Promise<number> => {
    const [{ count }] = await service.dataSource.query(`select count(*)::int from pg_stat_activity where ${READING}`);
    return count;
  };

  test('breaks off for whoever takes it when the database does, and is not said to be handed out', async () => {
    const response = await fetch(await urlOf());
    expect(response.status).toBe(200);
    await eventually(async () => (await held()) === 1 || undefined);
    await service.dataSource.query(`select pg_terminate_backend(pid) from pg_stat_activity where ${READING}`);
    await expect(response.text()).rejects.toThrow();
    const sql = 'select handed_out_at from settlement_export where requested_by = $1';
    expect(await service.dataSource.query(sql, [here.cashier.holder.sub])).toEqual([{ handed_out_at: null }]);
    await eventually(() => lines.some((line) => line.includes('a list broke off')) || undefined);
  });

  test('is to be taken within half an hour', async () => {
    const response = await fetch(await urlOf());
    service.clock.moveBy(30 * MINUTE_MS + 1);
    await expect(response.text()).rejects.toThrow();
  });

  test('is taken by three at a time; the fourth keeps the address, and has the list when one has gone', async () => {
    const urls = await Promise.all(Array.from({ length: 4 }, urlOf));
    const stopping = new AbortController();
    const taking = await Promise.all(urls.slice(0, 3).map((url) => fetch(url, { signal: stopping.signal })));
    expect(taking.map(({ status }) => status)).toEqual([200, 200, 200]);
    const refused = await fetch(urls[3] as string);
    expect([refused.status, await refused.json()]).toMatchObject([503, { errors: [{ code: 'TOO_MANY_LISTS' }] }]);
    stopping.abort();
    await eventually(async () => (await held()) === 0 || undefined);
    const list = await eventually(async () => {
      const response = await fetch(urls[3] as string);
      const text = await response.text();
      return response.status === 200 ? text : undefined;
    });
    expect(list.split('\r\n').at(-2)).toMatch(/^合计 Total,3000,,,,30\.00,/);
  });
});
