import type { TestCaller, TestService } from '@complaints/kit/testing';
import { DataSource } from 'typeorm';
import { openComplaint, type Place } from './chain.js';
import { codesOf, mutationsOf } from './mutations.js';

/** How lists are taken away and statements sent, through the fund's doors. */

const EXPORT = `mutation ($input: ExportSettlementsInput!) {
  exportSettlements(input: $input) { download { url expiresAt format } errors { code path } }
}`;
const START = `mutation ($input: StartReconciliationInput!) {
  startReconciliation(input: $input) { upload { url expiresAt reconciliation { id state fault } } errors { code path } }
}`;
const RECONCILIATION = `query ($id: ID!, $first: Int = 100, $after: String, $results: [ReconciliationResult!]) {
  reconciliation(id: $id) {
    id channel region { id } from until fileName state fault sha256 startedBy { id } startedAt readAt doneAt
    progress { linesRead linesJudged }
    tallies { result count statementAmount { amount } bookedAmount { amount } }
    mismatches(first: $first, after: $after, results: $results) {
      edges { cursor node {
        result lineNumber fault reference statementAmount { amount } madeAt bookedAmount { amount } bookedAt disbursement { id }
      } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

/** November 2026 in Shanghai. */
export const NOVEMBER = { from: '2026-10-31T16:00:00.000Z', until: '2026-11-30T16:00:00.000Z' };

const keyed = (given: object) => ({ idempotencyKey: crypto.randomUUID(), ...NOVEMBER, ...given });

/** The same address at the fund's own door. */
export const hereOf = (service: TestService, url: string) => url.replace('http://127.0.0.1/', `${service.url}/`);

/** Asks for a list; answers the payload. */
export async function exportOf(service: TestService, by: TestCaller, given: object = {}) {
  const { data, errors } = await service.ask(by, EXPORT, { input: keyed({ format: 'CSV', ...given }) });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.exportSettlements;
}

interface Taken {
  status: number;
  headers: Record<string, string>;
  bytes: Buffer;
}

/** Takes a list; answers what came. */
export async function take(service: TestService, by: TestCaller, given: object = {}): Promise<Taken> {
  const { download, errors } = await exportOf(service, by, given);
  if (!download) throw new Error(JSON.stringify(errors));
  const response = await fetch(hereOf(service, download.url));
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    bytes: Buffer.from(await response.arrayBuffer()),
  };
}

/** Says that a statement is to come; answers the payload. */
export async function start(service: TestService, by: TestCaller, given: object = {}) {
  const { data, errors } = await service.ask(by, START, {
    input: keyed({ channel: 'ALIPAY', fileName: '11.csv', ...given }),
  });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.startReconciliation;
}

/** Sends a statement to an address; answers what was said of it. */
export async function send(service: TestService, url: string, body: string | Uint8Array | ReadableStream) {
  const init = { method: 'PUT', body, duplex: 'half' } as unknown as RequestInit;
  const response = await fetch(hereOf(service, url), init);
  const answer = (await response.json()) as { reconciliation?: { lineCount: number }; errors?: { code: string }[] };
  return {
    status: response.status,
    code: answer.errors?.[0]?.code ?? null,
    lineCount: answer.reconciliation?.lineCount,
  };
}

/** What somebody sees of a reconciliation. */
export async function seen(service: TestService, by: TestCaller, id: string, page: object = {}) {
  const { data, errors } = await service.ask(by, RECONCILIATION, { id, ...page });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.reconciliation;
}

/** What is paid, and how. */
interface Paid {
  amount?: string;
  channel?: string;
  reference?: string;
  payee?: string;
}

/** Money of a region's budget is asked for, granted by its president and paid now by its cashier. @returns its id */
export async function payFor(
  service: TestService,
  place: Place,
  { amount = '80.00', channel = 'ALIPAY', reference = crypto.randomUUID(), payee }: Paid = {},
): Promise<string> {
  const ask = mutationsOf(service);
  const { complaintId } = await openComplaint(service, place, { ownerTier: 3, level: 'MAJOR' });
  const given = { amount: { amount }, ...(payee && { payeeReference: payee }) };
  const { disbursement, errors } = await ask.request(place.director.holder, complaintId, given);
  if (!disbursement) throw new Error(JSON.stringify(errors));
  const { id } = disbursement;
  const granted = await ask.approve(place.president.holder, id);
  const paid = await ask.pay(place.cashier.holder, id, crypto.randomUUID(), { channel, reference });
  if ([...codesOf(granted), ...codesOf(paid)].length > 0) throw new Error(JSON.stringify([granted, paid]));
  return id;
}

/** The payment is taken back. */
export async function takeBack(service: TestService, place: Place, id: string): Promise<void> {
  const { errors } = await mutationsOf(service).reverse(place.president.holder, id);
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
}

/** So many payments of a region at once, beside the doors and unaudited: a fen each, in one way, a second apart. */
export async function payMany(
  service: TestService,
  place: Place,
  { count, payee = null }: { count: number; payee?: string | null },
): Promise<void> {
  const like = await payFor(service, place, { reference: 'like this', amount: '0.01' });
  const owner = await new DataSource({ type: 'postgres', url: service.migrationUrl }).initialize();
  await owner.query('alter table disbursement disable trigger audited_insert');
  await owner.query(
    `insert into disbursement select paid.* from disbursement d, generate_series(1, $2::int) n,
       lateral jsonb_populate_record(d, jsonb_build_object(
         'id', gen_random_uuid(), 'plan_id', null, 'payment_reference', 'many-' || n, 'payee_reference', $3::text, 'audit_salt', gen_random_uuid(),
         'payment_made_at', d.payment_made_at + n * interval '1 second')) paid
     where d.id = $1`,
    [like, count - 1, payee],
  );
  await owner.query('alter table disbursement enable trigger audited_insert');
  await owner.destroy();
}
