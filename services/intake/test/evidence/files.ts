import { createHash } from 'node:crypto';
import type { TestCaller } from '@complaints/kit/testing';
import { clerk, type IntakeHouse, publicUrl } from '../intake-house.js';

/** How files are sent and had, through intake's doors. */

export const ANNOUNCE = `mutation ($input: RequestEvidenceUploadInput!) {
  requestEvidenceUpload(input: $input) {
    upload { url expiresAt evidence { id kind name mediaType sizeBytes sha256 state fault addedById addedOnBehalfOfId addedAt storedAt } }
    errors { code message path }
  }
}`;
const ASK = `mutation ($input: RequestEvidenceDownloadInput!) {
  requestEvidenceDownload(input: $input) { download { url expiresAt evidence { id } } errors { code path } }
}`;
export const LIST = `query ($id: ID!, $first: Int = 100, $after: String) {
  complaint(id: $id) {
    evidence(first: $first, after: $after) {
      edges { cursor node { id kind name mediaType sizeBytes sha256 state fault addedById addedAt storedAt removedAt } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

interface Announced {
  complaintId: string;
  kind?: string;
  fileName?: string;
  sizeBytes?: number;
  idempotencyKey?: string;
}

/** Asks for an address to send a file to; answers the payload. */
export async function announce(house: IntakeHouse, given: Announced, caller: TestCaller = clerk) {
  const input = { idempotencyKey: crypto.randomUUID(), kind: 'OTHER', fileName: 'photo.jpg', sizeBytes: 10, ...given };
  const { data, errors } = await house.ask(caller, ANNOUNCE, { input });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.requestEvidenceUpload;
}

/** Asks for an address to have a file from; answers the payload. */
export async function askFor(house: IntakeHouse, evidenceId: string, caller: TestCaller = clerk) {
  const { data, errors } = await house.ask(caller, ASK, { input: { idempotencyKey: crypto.randomUUID(), evidenceId } });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.requestEvidenceDownload;
}

/** The same address at intake's own door. */
export const hereOf = (house: IntakeHouse, url: string) => url.replace(publicUrl, house.url);

/** Sends a file to an address; answers what was said of it. */
export async function send(house: IntakeHouse, url: string, body: Uint8Array | ReadableStream) {
  const init = { method: 'PUT', body, duplex: 'half' } as unknown as RequestInit;
  const response = await fetch(hereOf(house, url), init);
  const answer = (await response.json()) as { evidence?: { id: string; state: string }; errors?: { code: string }[] };
  return { status: response.status, ...answer };
}

/** Announces and sends a file. */
export async function add(
  house: IntakeHouse,
  complaintId: string,
  file: { name: string; bytes: Uint8Array; kind?: string },
) {
  const { upload, errors } = await announce(house, {
    complaintId,
    fileName: file.name,
    sizeBytes: file.bytes.length,
    ...(file.kind && { kind: file.kind }),
  });
  if (!upload) return { status: 0, code: errors[0].code as string, id: '' };
  const sent = await send(house, upload.url, file.bytes);
  return { status: sent.status, code: sent.errors?.[0]?.code ?? null, id: upload.evidence.id as string };
}

/** Has the copy of a file. */
export async function have(house: IntakeHouse, evidenceId: string, caller: TestCaller = clerk) {
  const { download } = await askFor(house, evidenceId, caller);
  const response = await fetch(hereOf(house, download.url));
  const headers: Record<string, string> = Object.fromEntries(response.headers);
  return { status: response.status, headers, bytes: Buffer.from(await response.arrayBuffer()) };
}

/** All evidence of a complaint that somebody sees. */
export async function listed(house: IntakeHouse, id: string, caller: TestCaller = clerk) {
  const { data } = await house.ask(caller, LIST, { id });
  return data.complaint?.evidence.edges.map(({ node }: { node: unknown }) => node) ?? null;
}
