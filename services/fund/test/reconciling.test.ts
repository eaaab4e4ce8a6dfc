import { request as httpRequest } from 'node:http';
import { createLog } from '@complaints/kit';
import { DAY_MS, MINUTE_MS } from '@complaints/kit/pure';
import { eventually, startTestService, type TestCaller, type TestService } from '@complaints/kit/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fund } from '../src/service.js';
import { deputise, openHeadquarters, openPlace, type Place, staff } from './chain.js';
import { exportOf, hereOf, NOVEMBER, payFor, payMany, seen, send, start, takeBack } from './files.js';
import { mutationsOf } from './mutations.js';
import { alipayOf, inGbk, plainOf } from './statements.js';

let service: TestService;
let headquarters: Awaited<ReturnType<typeof openHeadquarters>>;
let here: Place;
let cashier: TestCaller;
/** Everything that was logged. */
const logged: string[] = [];

beforeAll(async () => {
  service = await startTestService(fund, {
    log: createLog('fund', 'debug', { write: (line) => void logged.push(line) }),
  });
  headquarters = await openHeadquarters(service);
});
afterAll(() => service?.stop());
beforeEach(async () => {
  here = await openPlace(service);
  cashier = here.cashier.holder;
  await mutationsOf(service).setBudget(headquarters.administrator.holder, here.regionId);
});

const started = (given: object = {}) => start(service, cashier, { regionId: here.regionId, ...given });
/** A statement is sent and held against the books. @returns what became of it */
async function reconciled(text: string | Uint8Array, given: object = {}) {
  const { upload } = await started(given);
  const sent = await send(service, upload.url, text);
  expect(sent).toMatchObject({ status: 201, code: null });
  return done(upload.reconciliation.id);
}
const done = (id: string, by = cashier) =>
  eventually(async () => {
    const reconciliation = await seen(service, by, id);
    return reconciliation.state === 'DONE' ? reconciliation : undefined;
  });
const talliesOf = ({ tallies }: { tallies: Record<string, never>[] }) =>
  Object.fromEntries(
    tallies.map(({ result, count, statementAmount, bookedAmount }: Record<string, { amount: string }>) => [
      result,
      [count, statementAmount?.amount, bookedAmount?.amount],
    ]),
  );
const mismatchesOf = ({ mismatches }: { mismatches: { edges: { node: Record<string, never> }[] } }) =>
  mismatches.edges.map(({ node }) => node);
const AT = '2026-11-23 09:30:00';

describe('R65: a statement held against the books', () => {
  test('tells what matches, what differs, what either side lacks, what stands there twice and what cannot be read', async () => {
    const paid = await payFor(service, here, { reference: 'same', amount: '80.00' });
    await payFor(service, here, { reference: 'other amount', amount: '80.00' });
    const missed = await payFor(service, here, { reference: 'not there', amount: '12.00' });
    await payFor(service, here, { reference: 'by another way', amount: '1.00', channel: 'WECHAT_PAY' });
    const twice = await payFor(service, here, { reference: 'twice', amount: '5.00' });
    const reversed = await payFor(service, here, { reference: 'back again', amount: '7.00' });
    await takeBack(service, here, reversed);
    const text = alipayOf([
      ['same', '-80.00', '', AT],
      ['other amount', '-80.01', '', AT],
      ['unknown', '-3.00', '', AT],
      ['twice', '-5.00', '', AT],
      ['twice', '-5.00', '', AT],
      ['back again', '-7.00', '', AT],
      ['back again', '', '7.00', AT],
      ['', '-1.00', '', AT],
      ['late', '-1.00', '', '2026-12-02 00:00:00'],
      ['odd', 'eighty', '', AT],
    ]);
    const reconciliation = await reconciled(inGbk(text));
    expect(reconciliation).toMatchObject({
      ...{ channel: 'ALIPAY', region: { id: here.regionId }, state: 'DONE', fault: null, ...NOVEMBER },
      ...{ sha256: expect.stringMatching(/^[\da-f]{64}$/), startedBy: { id: cashier.sub } },
      progress: { linesRead: 10, linesJudged: 10 },
    });
    expect(talliesOf(reconciliation)).toEqual({
      MATCHED: [3, '80.00', '80.00'],
      AMOUNT_DIFFERS: [1, '80.01', '80.00'],
      NOT_IN_BOOKS: [1, '3.00', '0.00'],
      NOT_ON_STATEMENT: [1, '0.00', '12.00'],
      TWICE: [3, '10.00', '5.00'],
      UNREADABLE: [3, '2.00', '0.00'],
    });
    const amiss = mismatchesOf(reconciliation).map(
      ({
        result,
        lineNumber,
        reference,
        fault,
        statementAmount,
        bookedAmount,
        disbursement,
      }: Record<string, { amount: string; id: string }>) => [
        ...[result, lineNumber, reference, fault, statementAmount?.amount, bookedAmount?.amount, disbursement?.id],
      ],
    );
    expect(amiss).toMatchObject([
      ['AMOUNT_DIFFERS', 5, 'other amount', null, '80.01', '80.00', expect.any(String)],
      ['NOT_IN_BOOKS', 6, 'unknown', null, '3.00', undefined, undefined],
      ['TWICE', 7, 'twice', null, '5.00', undefined, undefined],
      ['TWICE', 8, 'twice', null, '5.00', undefined, undefined],
      ['UNREADABLE', 11, null, 'REFERENCE_MISSING', '1.00', undefined, undefined],
      ['UNREADABLE', 12, 'late', 'OUT_OF_SPAN', '1.00', undefined, undefined],
      ['UNREADABLE', 13, 'odd', 'AMOUNT_UNREADABLE', undefined, undefined, undefined],
      ['NOT_ON_STATEMENT', null, 'not there', null, undefined, '12.00', missed],
      ['TWICE', null, 'twice', null, undefined, '5.00', twice],
    ]);
    const kept = JSON.stringify(await service.dataSource.query('select * from reconciliation_line'));
    expect([kept.includes('王芳'), kept.includes('wang'), kept.includes(paid)]).toEqual([false, false, true]);
  });

  test('changes nothing in the books, and says the same when it is sent again', async () => {
    await payFor(service, here, { reference: 'one' });
    await payFor(service, here, { reference: 'two' });
    const books = async () =>
      JSON.stringify([
        await service.dataSource.query('select * from transfer order by sequence'),
        await service.dataSource.query('select * from disbursement order by id'),
      ]);
    const before = await books();
    const text = plainOf([
      ['one', '80.00', AT],
      ['three', '80.00', AT],
    ]);
    const idempotencyKey = crypto.randomUUID();
    const first = await reconciled(text, { idempotencyKey });
    const again = await started({ idempotencyKey });
    expect(again).toMatchObject({
      upload: { url: null, expiresAt: null, reconciliation: { id: first.id, state: 'DONE' } },
    });
    const second = await reconciled(text);
    expect(second.id).not.toBe(first.id);
    const said = ({ sha256, tallies, mismatches }: typeof first) => ({
      ...{ sha256, tallies },
      amiss: mismatchesOf({ mismatches }),
    });
    expect(said(second)).toEqual(said(first));
    expect(await books()).toBe(before);
  });

  test('is of its channel, region and time, with a day before and behind in which payments may be met', async () => {
    const there = await openPlace(service);
    await mutationsOf(service).setBudget(headquarters.administrator.holder, there.regionId);
    await payFor(service, there, { reference: 'elsewhere' });
    await payFor(service, here, { reference: 'before', amount: '1.00' });
    await payFor(service, here, { reference: 'met', amount: '2.00' });
    const now = service.clock.now().getTime();
    const from = new Date(now + DAY_MS).toISOString();
    const text = plainOf([
      ['met', '2.00', new Date(now + DAY_MS).toISOString()],
      ['elsewhere', '80.00', from],
    ]);
    const narrow = await reconciled(text, { from });
    expect(talliesOf(narrow)).toEqual({ MATCHED: [1, '2.00', '2.00'], NOT_IN_BOOKS: [1, '80.00', '0.00'] });
    expect(talliesOf(await reconciled(text, { from: new Date(now + DAY_MS + 1).toISOString() }))).toEqual({
      NOT_IN_BOOKS: [2, '82.00', '0.00'],
    });
  });

  test('of the whole chain is for those who see all books; a region’s for those who see that region’s', async () => {
    const [president, executive] = [here.president.holder, headquarters.executive.holder];
    const refused = async (by: TestCaller, given: object) => {
      const { upload, errors } = await start(service, by, given);
      expect(upload).toBeNull();
      return errors.map(({ code, path }: { code: string; path: string[] }) => [code, ...path]);
    };
    expect(await refused(cashier, {})).toEqual([['REGION_NEEDED', 'regionId']]);
    expect(await refused(cashier, { regionId: (await openPlace(service)).regionId })).toEqual([
      ['NOT_FOUND', 'regionId'],
    ]);
    expect(await refused(here.director.holder, { regionId: here.regionId })).toEqual([['FORBIDDEN']]);
    expect(await refused(executive, { regionId: crypto.randomUUID() })).toEqual([['NOT_FOUND', 'regionId']]);
    expect(await refused(executive, { fileName: ' ' })).toEqual([['TEXT_EMPTY', 'fileName']]);
    expect(await refused(executive, { columns: { reference: 'x'.repeat(101) } })).toEqual([
      ['TEXT_TOO_LONG', 'columns', 'reference'],
    ]);
    const whole = (await start(service, executive)).upload.reconciliation.id;
    const regional = (await started({ regionId: here.regionId.toUpperCase() })).upload.reconciliation.id;
    const seenBy = async (by: TestCaller) => [
      (await seen(service, by, whole)) !== null,
      (await seen(service, by, regional)) !== null,
    ];
    expect(await Promise.all([executive, president, cashier, staff()].map(seenBy))).toEqual([
      ...[
        [true, true],
        [false, true],
        [false, true],
        [false, false],
      ],
    ]);
    const listed = async (by: TestCaller) => {
      const { data } = await service.ask(
        by,
        '{ reconciliations(first: 2) { edges { node { id tallies { count } } } } }',
      );
      return data.reconciliations.edges.map(({ node }: { node: { id: string } }) => node.id);
    };
    expect([await listed(executive), await listed(cashier)]).toEqual([[regional, whole], [regional]]);
    expect(await seen(service, cashier, 'x')).toBeNull();
  });

  test('is asked for by a deputy on behalf of the holder', async () => {
    const deputy = await deputise(service, here.cashier);
    const { upload } = await start(service, deputy, { regionId: here.regionId });
    expect((await send(service, upload.url, plainOf([['a', '1.00', AT]]))).status).toBe(201);
    expect(await done(upload.reconciliation.id)).toMatchObject({ startedBy: { id: deputy.sub } });
  });

  test('pages through what does not match, of the results that are wanted', async () => {
    const many = Array.from({ length: 5 }, (_, at) => [`r${at}`, '1.00', AT]);
    const { id } = await reconciled(plainOf([...many, ['', '1.00', AT]]));
    const page = async (after: string | null, results?: string[]) =>
      (await seen(service, cashier, id, { first: 4, after, results })).mismatches;
    const first = await page(null);
    const second = await page(first.pageInfo.endCursor);
    const numbers = ({ edges }: { edges: { node: { lineNumber: number } }[] }) =>
      edges.map(({ node }) => node.lineNumber);
    expect([numbers(first), numbers(second)]).toEqual([
      [2, 3, 4, 5],
      [6, 7],
    ]);
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
    expect(numbers(await page(null, ['UNREADABLE']))).toEqual([7]);
    await expect(page('nonsense')).rejects.toThrow('CURSOR_INVALID');
    await expect(page(Buffer.from('["x"]').toString('base64url'))).rejects.toThrow('CURSOR_INVALID');
  });

  test('takes more payments and lines than it judges at once', async () => {
    await payMany(service, here, { count: 2_500 });
    const lines = Array.from({ length: 2_400 }, (_, at) => [`many-${at + 1}`, at === 7 ? '0.02' : '0.01', AT]);
    expect(talliesOf(await reconciled(plainOf(lines)))).toEqual({
      MATCHED: [2_399, '23.99', '23.99'],
      AMOUNT_DIFFERS: [1, '0.02', '0.01'],
      NOT_ON_STATEMENT: [100, '0.00', '1.00'],
    });
  });
});

describe('R65: a statement that is sent', () => {
  const code = async (body: string | Uint8Array | ReadableStream, given: object = {}) => {
    const { upload } = await started(given);
    const sent = await send(service, upload.url, body);
    return { ...sent, id: upload.reconciliation.id as string };
  };

  test('goes to an address that works once and for five minutes; its token stands in no log', async () => {
    const { upload } = await started();
    const text = plainOf([['a', '1.00', AT]]);
    expect((await fetch(hereOf(service, upload.url))).status).toBe(404);
    expect(await send(service, upload.url, text)).toMatchObject({ status: 201, lineCount: 1 });
    expect(await send(service, upload.url, text)).toMatchObject({ status: 404, code: 'LINK_NOT_FOUND' });
    const { download } = await exportOf(service, cashier);
    expect((await send(service, download.url, text)).status).toBe(404);
    const late = await started();
    service.clock.moveBy(5 * MINUTE_MS);
    expect((await send(service, late.upload.url, text)).status).toBe(404);
    for (const { url } of [upload, late.upload, download])
      expect(logged.some((line) => line.includes(url.split('/').at(-1)))).toBe(false);
  });

  test('is UTF-8, with its mark or without, or GB18030; quotes, other signs between columns and remarks are read', async () => {
    const lines: [string, string, string, string][] = [['a', '-1.00', '', AT]];
    for (const body of [alipayOf(lines), `\uFEFF${alipayOf(lines)}`, inGbk(alipayOf(lines))])
      expect(await code(body)).toMatchObject({ status: 201, lineCount: 1 });
    const semicolons = 'Statement of account\n\nReference;Amount;Made at\n"a;b";"1.00";2026-11-23\n';
    expect(await code(semicolons)).toMatchObject({ status: 201, lineCount: 1 });
    const broken = await reconciled(
      plainOf([
        ['a', '1.00', AT],
        ['b"c', '1.00', AT],
      ]),
    );
    expect(mismatchesOf(broken).map(({ lineNumber, fault }) => [lineNumber, fault])).toEqual([
      [2, null],
      [3, 'ROW_UNREADABLE'],
    ]);
  });

  test('is refused for good where it names no columns or is no CSV, and nothing of it stays', async () => {
    expect(await code('a,b\n1,2\n')).toMatchObject({ status: 422, code: 'COLUMNS_MISSING' });
    expect(await code('')).toMatchObject({ status: 422, code: 'COLUMNS_MISSING' });
    expect(await code(plainOf([]), { columns: { amount: 'sum' } })).toMatchObject({ code: 'COLUMNS_MISSING' });
    expect(await code(Buffer.from('PK\x03\x04workbook'))).toMatchObject({ status: 422, code: 'NOT_CSV' });
    const refused = await code(Buffer.from(`\uFEFF${plainOf([['a', '1.00', AT]])}`, 'utf16le'));
    expect(refused).toMatchObject({ status: 422, code: 'NOT_CSV' });
    expect(await seen(service, cashier, refused.id)).toMatchObject({ state: 'REFUSED', fault: 'NOT_CSV', tallies: [] });
  });

  test('has at most 20 MB, whether its length is said or not, and of what came before nothing stays', async () => {
    const head = plainOf([
      ['a', '1.00', AT],
      ['', '', ''],
    ]);
    const remark = `#${'x'.repeat(1024 * 100 - 2)}\n`;
    const large = `${head}\n${remark.repeat(205)}`;
    expect(await code(large)).toMatchObject({ status: 422, code: 'TOO_LARGE' });
    const { id, code: said } = await code(new Blob([large]).stream());
    expect(said).toBe('TOO_LARGE');
    expect(await seen(service, cashier, id)).toMatchObject({ state: 'REFUSED', progress: { linesRead: 0 } });
  });

  test('that breaks off is awaited still; the same key has another address, and what came of it is gone', async () => {
    const idempotencyKey = crypto.randomUUID();
    const ask = async () => (await started({ idempotencyKey })).upload;
    const first = await ask();
    const lines = Array.from({ length: 3_000 }, (_, at) => [`r${at}`, '1.00', AT]);
    const text = plainOf(lines);
    const broken = httpRequest(hereOf(service, first.url), {
      method: 'PUT',
      headers: { 'content-length': text.length },
    });
    broken.on('error', () => undefined);
    broken.write(text.slice(0, -100));
    const { id } = first.reconciliation;
    const read = async () => (await seen(service, cashier, id)).progress.linesRead;
    await eventually(async () => (await read()) >= 1_000 || undefined);
    expect(await send(service, (await ask()).url, text)).toMatchObject({ status: 409, code: 'UPLOAD_UNDER_WAY' });
    broken.destroy();
    await eventually(async () => (await seen(service, cashier, id)).fault === 'UPLOAD_BROKEN' || undefined);
    await eventually(async () => (await read()) === 0 || undefined);
    const next = await ask();
    expect(next.reconciliation).toMatchObject({ id, state: 'AWAITED', fault: 'UPLOAD_BROKEN' });
    expect(await send(service, next.url, text)).toMatchObject({ status: 201, lineCount: 3_000 });
    expect(talliesOf(await done(id))).toEqual({ NOT_IN_BOOKS: [3_000, '3000.00', '0.00'] });
  });

  test('that a process which died had begun to read may be sent again after a quarter of an hour', async () => {
    const idempotencyKey = crypto.randomUUID();
    const ask = async () => (await started({ idempotencyKey })).upload;
    const { reconciliation } = await ask();
    await service.dataSource.query(
      `update reconciliation set state = 'READING', attempt = 1, upload_began_at = $2 where id = $1`,
      [reconciliation.id, service.clock.now()],
    );
    await service.dataSource.query(
      `insert into reconciliation_line (reconciliation_id, line_number, reference, amount_fen, made_at)
       select $1, n, 'left', 1, now() from generate_series(1, 6000) n`,
      [reconciliation.id],
    );
    const text = plainOf([['a', '1.00', AT]]);
    expect((await send(service, (await ask()).url, text)).status).toBe(409);
    service.clock.moveBy(15 * MINUTE_MS);
    expect((await send(service, (await ask()).url, text)).status).toBe(201);
    expect(talliesOf(await done(reconciliation.id))).toEqual({ NOT_IN_BOOKS: [1, '1.00', '0.00'] });
  });

  test('that never comes is given up after a day', async () => {
    const { upload } = await started();
    const { id } = upload.reconciliation;
    service.clock.moveBy(DAY_MS);
    await eventually(async () => (await seen(service, cashier, id)).state === 'REFUSED' || undefined);
    expect(await seen(service, cashier, id)).toMatchObject({ fault: 'NEVER_CAME' });
    service.clock.moveBy(2 * MINUTE_MS);
    const [{ count }] = await service.dataSource.query('select count(*)::int from file_link where subject_id = $1', [
      id,
    ]);
    expect(count).toBe(1);
    service.clock.moveBy(5 * MINUTE_MS);
    await eventually(async () => {
      const left = await service.dataSource.query('select from file_link where subject_id = $1', [id]);
      return left.length === 0 || undefined;
    });
  });
});
