import { complaintImported, complaintRegistered, customerNamed } from '@complaints/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  customerService,
  type IntakeHouse,
  lakeside,
  manager,
  register,
  startIntake,
  TOLD_OF_DEEDS,
} from '../intake-house.js';
import { erase } from '../personal/erasing.js';
import { csv, csvOf, history, type ImportFiles, importFiles, runCommand } from './import-files.js';

let house: IntakeHouse;
let files: ImportFiles;
beforeAll(async () => {
  [house, files] = [await startIntake(), await importFiles()];
});
afterAll(async () => {
  await files?.remove();
  await house?.stop();
});

const importing = async (content: string | Buffer, words: readonly string[] = [], signal?: AbortSignal) =>
  runCommand(house, files, { words: ['--from', await files.of(content), ...words], signal });

const COMPLAINT = `id number status level source channel content demand product anger acceptedAt closedAt matterId repeatOf { id }
  store { code } customer { id knownSince phoneMasked } levelDerivation { trace { counted reason } }
  imported { system externalId number level nature satisfaction }`;
const found = async (importedAs: string, caller = customerService) => {
  const query = `query ($importedAs: String) { complaints(first: 10, filter: { importedAs: $importedAs }) { edges { node { ${COMPLAINT} } } } }`;
  const { data, errors } = await house.ask(caller, query, { importedAs });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.complaints.edges.map(({ node }: { node: unknown }) => node);
};
const countOf = async (table: string) =>
  (await house.dataSource.query(`select count(*)::int as rows from ${table}`))[0].rows;

test('R9: a row becomes closed history: told as that, without case, clock or message, found by its old number', async () => {
  const row = history({
    number: 'TS-2024-17',
    store: 'east-01',
    status: '已解决',
    level: '一级',
    nature: 'Q1',
    satisfaction: '满意',
    anger: '4',
    phone: '139 1234 0001',
    name: '王芳',
    product: '冰箱',
    demand: '退货',
  });
  const { exitCode, rows, out } = await importing(csvOf([row]));
  expect(exitCode).toBe(0);
  expect(out).toMatch(/imported +1\n/);
  const [complaint] = await found('TS-2024-17');
  expect(complaint).toMatchObject({
    ...{
      status: 'RESOLVED',
      level: 'FIRST',
      source: 'STORE',
      channel: 'PHONE',
      content: '冰箱不制冷',
      demand: '退货',
      anger: 4,
    },
    ...{
      acceptedAt: '2024-03-05T06:20:00.000Z',
      closedAt: '2024-03-09T15:59:59.999Z',
      store: { code: 'EAST-01' },
      repeatOf: null,
    },
    customer: { knownSince: '2024-03-05T06:20:00.000Z' },
    imported: { system: 'OLD', externalId: 'A-1', number: 'TS-2024-17', level: '一级', nature: 'Q1', satisfaction: 4 },
  });
  const { id: complaintId, number, matterId } = complaint;
  expect(rows).toEqual([{ line: 2, externalId: 'A-1', outcome: 'IMPORTED', complaintId, number }]);
  expect(await found('A-1', manager)).toHaveLength(1);
  const told = await house.told(complaintImported.subject);
  expect(told.map(({ payload }) => payload)).toEqual([
    {
      ...{
        complaintId,
        number,
        matterId,
        storeId: lakeside.id,
        regionId: lakeside.regionId,
        level: 'FIRST',
        source: 'STORE',
      },
      ...{ channel: 'PHONE', status: 'RESOLVED', confidentialTowardsStore: false },
      ...{ acceptedAt: complaint.acceptedAt, closedAt: complaint.closedAt },
    },
  ]);
  expect(await house.told(complaintRegistered.subject)).toEqual([]);
  expect([await countOf('message'), await countOf('link')]).toEqual([0, 0]);
});

test('R9: a second time what is there is passed over, and what has changed since is told and left', async () => {
  const [one, two] = [history({ id: 'B-1' }), history({ id: 'B-2' })];
  expect((await importing(csvOf([one, two]))).rows).toMatchObject([{ outcome: 'IMPORTED' }, { outcome: 'IMPORTED' }]);
  const before = await countOf('complaint');
  const again = await importing(csvOf([two, { ...one, content: '另一句话' }, history({ id: 'B-3' })]));
  expect(again.exitCode).toBe(2);
  expect(again.rows).toMatchObject([
    { outcome: 'ALREADY_THERE' },
    { outcome: 'CHANGED', line: 3 },
    { outcome: 'IMPORTED' },
  ]);
  expect(await countOf('complaint')).toBe(before + 1);
  expect((await found('B-1'))[0].content).toBe('冰箱不制冷');
  const elsewhere = await importing(csvOf([one]), ['--system', 'ANOTHER']);
  expect(elsewhere.rows).toMatchObject([{ outcome: 'IMPORTED' }]);
});

test('R9, R11, R12: rows of one matter are levelled one after the other, also over two files and into our days', async () => {
  const matter = { matter: 'M-1', store: 'EAST-01', phone: '13912340002' };
  const at = (month: number) => ({ acceptedAt: `2023-0${month}-01`, closedAt: `2023-0${month}-05` });
  const levels = async () => Promise.all(['C-1', 'C-2', 'C-3'].map(async (id) => (await found(id))[0]));
  await importing(
    csvOf([history({ id: 'C-1', ...matter, ...at(1) }), history({ id: 'C-2', matter: 'M-1', ...at(2) })]),
  );
  await importing(csvOf([history({ id: 'C-3', ...matter, ...at(3), channel: '微博' })]));
  const [first, second, third] = await levels();
  expect([first, second, third].map(({ level }) => level)).toEqual(['FIRST', 'SECOND', 'MAJOR']);
  expect(second).toMatchObject({ matterId: first.matterId, repeatOf: { id: first.id }, store: { code: 'EAST-01' } });
  expect([second.customer.id, third.customer.id]).toEqual([first.customer.id, first.customer.id]);
  const late = await importing(csvOf([history({ id: 'C-4', ...matter, ...at(2) })]));
  expect(late.rows).toMatchObject([{ outcome: 'REFUSED', code: 'MATTER_OUT_OF_ORDER', field: 'matter' }]);
  const { complaint } = await register(house, { repeatOfId: third.id }, customerService);
  expect(complaint).toMatchObject({ level: 'ABNORMAL', matterId: first.matterId, repeatOf: { id: third.id } });
});

test('R5, R9: customers are recognised within a file and across it, by contact and by order', async () => {
  const { complaint } = await register(house, {
    customer: { name: '李雷', phone: '13912340003' },
    orderReference: 'ORD-778899',
  });
  const rows = [
    history({ id: 'D-1', phone: '0086 139 1234 0003', email: 'lilei@example.com' }),
    history({ id: 'D-2', email: 'LiLei@Example.com', memberNumber: 'VIP1' }),
    history({ id: 'D-3', order: 'ord 778899', acceptedAt: '2020-01-01', closedAt: '2020-01-02' }),
    history({ id: 'D-4', name: '无名' }),
    history({
      id: 'D-5',
      phone: '13912340004',
      memberNumber: 'VIP1',
      acceptedAt: '2019-01-01',
      closedAt: '2019-01-02',
    }),
    history({ id: 'D-6', phone: '13912340004' }),
  ];
  const customers = await countOf('customer');
  await importing(csvOf(rows));
  const of = await Promise.all(rows.map(async ({ id = '' }) => (await found(id))[0].customer));
  const known = complaint.customer.id;
  expect(of.map((customer) => customer?.id ?? null)).toEqual([known, known, known, null, known, known]);
  expect(of[0].knownSince).toBe('2018-12-31T16:00:00.000Z');
  expect(await countOf('customer')).toBe(customers);
  const { complaint: later } = await register(house, { customer: { email: 'lilei@example.com' } });
  expect(later.customer.id).toBe(known);
});

test('R9, R66: whose a complaint of the past is is told after it, where it is known', async () => {
  const phone = '13912340055';
  const { complaint } = await register(house, { customer: { phone } });
  await importing(csvOf([history({ id: 'W-1', phone }), history({ id: 'W-2' })]));
  const told = async (importedAs: string) => {
    const [{ id }] = await found(importedAs);
    const news = (await house.told()).filter(({ payload }) => payload.complaintId === id);
    return news.map(({ subject, version, payload }) => [subject, version, payload.customerId]);
  };
  expect((await told('W-1')).slice(0, 2)).toEqual([
    [complaintImported.subject, 1, undefined],
    [customerNamed.subject, 2, complaint.customer.id],
  ]);
  expect((await told('W-2')).map(([subject]) => subject)).not.toContain(customerNamed.subject);
});

test('R8, R9: a row on the matter of somebody who was erased since is nobody’s', async () => {
  const on = { matter: 'M-8', phone: '13912340056' };
  await importing(csvOf([history({ id: 'X-1', ...on })]));
  const [first] = await found('X-1');
  expect((await erase(house, first.customer.id)).errors).toEqual([]);
  const later = { acceptedAt: '2024-05-01', closedAt: '2024-05-02' };
  await importing(csvOf([history({ id: 'X-2', matter: 'M-8', ...later })]));
  const [second] = await found('X-2');
  expect(second).toMatchObject({ matterId: first.matterId, customer: null });
  const named = (await house.told(customerNamed.subject)).map(({ payload }) => payload.complaintId);
  expect(named).not.toContain(second.id);
});

test('R9: a file with every kind of fault: each row is told with line, code and field, and the rest goes in', async () => {
  const fine = ['E-1', '2024/3/5 14:20', '2024-3-6', '电话', '门店态度差', 'EAST-01', '', '', '', ''];
  const bad = (place: number, value: string, id = `E-${place}-${value.slice(0, 3)}`) =>
    fine.map((field, index) => (index === 0 ? id : index === place ? value : field));
  const rows = [
    ['id', 'acceptedAt', 'closedAt', 'channel', 'content', 'store', 'phone', 'status', 'anger', 'matter'],
    ...[
      fine,
      fine.toSpliced(0, 1, ''),
      bad(1, ''),
      bad(1, '2024-02-30'),
      bad(1, '2099-01-01'),
      bad(2, '2024-3-4'),
      bad(2, '2099-1-1'),
    ],
    ...[
      bad(3, ''),
      bad(3, '飞鸽'),
      bad(4, ' '),
      bad(4, '长'.repeat(10_001)),
      bad(4, 'a\0b', 'E-0'),
      bad(5, 'NOWHERE'),
      bad(6, '12'),
    ],
    ...[
      bad(7, '处理中'),
      bad(7, 'MERGED'),
      bad(8, '6'),
      bad(9, 'M'.repeat(201)),
      fine,
      [...fine, 'more'],
      fine.slice(1),
      [''],
    ],
    bad(4, '第一行\n"第二行", 好', 'E-2'),
  ];
  const content = `\uFEFF${csv(rows)}broken"quote,1\r\n"E-3","2024-1-1`;
  const { exitCode, rows: reported, out, err } = await importing(content);
  expect(exitCode).toBe(2);
  expect(reported.map(({ line, code = 'IMPORTED', field }) => [line, code, field ?? null])).toEqual([
    [2, 'IMPORTED', null],
    [3, 'EXTERNAL_ID_MISSING', 'externalId'],
    [4, 'INSTANT_MISSING', 'acceptedAt'],
    [5, 'INSTANT_UNREADABLE', 'acceptedAt'],
    [6, 'ACCEPTED_IN_FUTURE', 'acceptedAt'],
    [7, 'CLOSED_BEFORE_ACCEPTED', 'closedAt'],
    [8, 'CLOSED_IN_FUTURE', 'closedAt'],
    [9, 'CHANNEL_MISSING', 'channel'],
    [10, 'WORD_UNKNOWN', 'channel'],
    [11, 'CONTENT_EMPTY', 'content'],
    [12, 'CONTENT_TOO_LONG', 'content'],
    [13, 'TEXT_NOT_UNICODE', 'content'],
    [14, 'STORE_NOT_FOUND', 'store'],
    [15, 'CONTACT_INVALID', 'phone'],
    [16, 'WORD_UNKNOWN', 'status'],
    [17, 'STATUS_NOT_CLOSED', 'status'],
    [18, 'ANGER_OUT_OF_RANGE', 'anger'],
    [19, 'TEXT_TOO_LONG', 'matter'],
    [20, 'EXTERNAL_ID_REPEATED', 'externalId'],
    [21, 'COLUMNS_WRONG', null],
    [22, 'COLUMNS_WRONG', null],
    [24, 'IMPORTED', null],
    [26, 'ROW_UNREADABLE', null],
    [27, 'ROW_UNREADABLE', null],
  ]);
  expect(await found('E-2')).toMatchObject([{ content: '第一行\n"第二行", 好' }]);
  expect(out).toContain('line 14  E-5-NOW  STORE_NOT_FOUND  store  There is no store with this code.');
  expect(out).toMatch(/and 2 more; --report FILE writes every row/);
  expect(err).not.toContain('columns');
});

test('R9: a file of a spreadsheet in GB18030 with semicolons is read as it is, and by its own words with a mapping', async () => {
  const gb = Buffer.from(GB18030, 'base64');
  const map = await files.of(
    JSON.stringify({
      columns: { 单号: 'externalId', 说法: 'content', 备注: null },
      words: { channel: { 热线12345: 'PHONE' } },
      defaults: { source: 'AUTHORITY', closedAt: '2024-12-31' },
    }),
  );
  const { rows, exitCode, err } = await importing(gb, ['--map', map]);
  expect({ exitCode, rows }).toMatchObject({ exitCode: 0, rows: [{ outcome: 'IMPORTED' }] });
  expect(err).toContain('备注');
  expect(await found('G-1')).toMatchObject([
    { content: '冰箱𠮷不制冷', level: 'MAJOR', source: 'AUTHORITY', channel: 'PHONE' },
  ]);
  const wrong = await importing(gb, ['--map', map, '--encoding', 'utf-8']);
  expect(wrong.exitCode).toBe(1);
  const cut = Buffer.concat([
    Buffer.from(csvOf([history({ id: 'G-2' }), history({ id: 'G-3', content: '坏' })])),
    Buffer.from('"G-4\xff"', 'latin1'),
  ]);
  expect((await importing(cut, ['--encoding', 'utf-8'])).rows.map(({ code }) => code)).toEqual([
    undefined,
    undefined,
    'COLUMNS_WRONG',
  ]);
});

test('R9: a dry run says what would become of each row and writes nothing', async () => {
  const content = csvOf([
    history({ id: 'F-1', phone: '13912340005' }),
    history({ id: 'F-2', store: 'NOWHERE' }),
    history({ id: 'B-2' }),
  ]);
  const tables = ['complaint', 'matter', 'customer', 'import_row', TOLD_OF_DEEDS, 'audit'];
  const before = await Promise.all(tables.map(countOf));
  const { rows, out } = await importing(content, ['--dry-run']);
  expect(rows).toMatchObject([
    { outcome: 'IMPORTABLE' },
    { outcome: 'REFUSED', code: 'STORE_NOT_FOUND' },
    { outcome: 'ALREADY_THERE' },
  ]);
  expect(out).toContain('Dry run: nothing was written.');
  expect(await Promise.all(tables.map(countOf))).toEqual(before);
});

test('R9: interrupted it stops between two batches and says so; the same command goes on', async () => {
  const content = csvOf(Array.from({ length: 1_700 }, (_, row) => history({ id: `H-${row}` })));
  const stopping = new AbortController();
  const off = setInterval(async () => {
    if (!stopping.signal.aborted && (await house.told(complaintImported.subject)).length > 500) stopping.abort();
  }, 5);
  const first = await importing(content, [], stopping.signal);
  clearInterval(off);
  expect(first.exitCode).toBe(130);
  expect(first.rows.length % 500).toBe(0);
  expect(first.out).toContain(`Stopped after line ${first.rows.length + 1}. The same command goes on`);
  const second = await importing(content);
  expect(second.exitCode).toBe(0);
  const there = second.rows.filter(({ outcome }) => outcome === 'ALREADY_THERE').length;
  expect(there).toBe(first.rows.length);
  expect(second.rows).toHaveLength(1_700);
  expect(
    await house.dataSource.query(`select count(*)::int as rows from import_row where external_id like 'H-%'`),
  ).toEqual([{ rows: 1_700 }]);
});

test('R9: what cannot be run is said, with nothing done', async () => {
  expect((await importing('')).exitCode).toBe(1);
  expect((await importing('id,content\n1,x\n')).err).toContain('No column is read as acceptedAt, closedAt, channel');
  const nowhere = runCommand(house, files, { words: ['--from', files.path('nowhere.csv')] });
  expect((await nowhere).err).toContain('cannot be read');
  expect((await importing(csvOf([history()]), ['--map', await files.of('{"id": "nothing"}')])).err).toContain(
    'is no mapping',
  );
});

/** `单号;受理时间;渠道;说法;备注` and a row with a sign beyond the basic plane, in GB18030. */
const GB18030 =
  'taW6xTvK3MDtyrG85DvH/rXAO8u1t6g7sbjXog0KRy0xOzIwMjQvMy81IDk6MDU7yMjP3zEyMzQ1O7H5z+SVNLI1srvWxsDkO87eDQo=';
