import { setTimeout as pause } from 'node:timers/promises';
import type { ChannelKind, Level, Source } from '@complaints/contracts';
import { CannotRun } from './cannot-run.js';

/** What is asked of `registerComplaint`. */
export interface RegisterComplaintInput {
  idempotencyKey: string;
  /** Null for a repeat: it is about the store of the one it repeats. */
  storeId: string | null;
  channel: ChannelKind;
  source: Source;
  content: string;
  occurredAt: string;
  customer: { memberNumber: string } | null;
  repeatOfId: string | null;
}

/** What became of it. */
export type Answer =
  | { kind: 'ACCEPTED'; complaintId: string; level: Level; acceptedAt: Date }
  | { kind: 'REJECTED' | 'FAILED'; code: string; message: string };

export interface ApiParts {
  gatewayUrl: string;
  token: string;
  /** Ends the waiting between tries; a request under way is finished. */
  signal: AbortSignal;
  /** How long to wait before each further try, in milliseconds. */
  retryAfterMs?: readonly number[];
}

const RETRY_AFTER_MS: readonly number[] = [500, 1_000, 2_000, 4_000, 8_000];
const ANSWER_WITHIN_MS = 20_000;
const TRY_AGAIN_CODES = new Set(['SERVICE_UNAVAILABLE', 'TIMEOUT']);
const TRY_AGAIN_STATUS = new Set([408, 429, 502, 503, 504]);
const NOT_FOR_US = new Set(['UNAUTHENTICATED', 'FORBIDDEN']);

const REGISTER = `mutation Ingest($input: RegisterComplaintInput!) {
  registerComplaint(input: $input) { complaint { id level acceptedAt } errors { code message } }
}`;
const STORES = `query StoresToDealTo($after: String) {
  stores(first: 100, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } }
}`;

interface Refused {
  code: string;
  message: string;
}
type Reply<Data> = { data?: Data | null; refused?: Refused };

/** The gateway's GraphQL API, as far as this program needs it. */
export function createApi(parts: ApiParts) {
  return {
    /** The ids of all stores, in a fixed order. */
    async storeIds(): Promise<string[]> {
      const ids: string[] = [];
      for (let after: string | null = null; ; ) {
        const { data, refused }: Reply<StoresData> = await askPatiently(parts, STORES, { after });
        if (!data?.stores) throw new CannotRun(`The stores cannot be read: ${refused?.message ?? 'no answer'}`);
        ids.push(...data.stores.edges.map((edge) => edge.node.id));
        if (!data.stores.pageInfo.hasNextPage) return ids.sort();
        after = data.stores.pageInfo.endCursor;
      }
    },

    /** Registers one complaint; the same input answers the same complaint. */
    async register(input: RegisterComplaintInput): Promise<Answer> {
      const { data, refused }: Reply<RegisterData> = await askPatiently(parts, REGISTER, { input });
      const payload = data?.registerComplaint;
      if (payload?.complaint) {
        const { id, level, acceptedAt } = payload.complaint;
        return { kind: 'ACCEPTED', complaintId: id, level, acceptedAt: new Date(acceptedAt) };
      }
      const [error] = payload?.errors ?? [];
      if (error?.code === 'FORBIDDEN') throw new CannotRun(`The token may register nothing: ${error.message}`);
      if (error) return { kind: 'REJECTED', ...error };
      const reason = refused ?? {
        code: 'ANSWER_INCOMPLETE',
        message: 'The answer holds neither a complaint nor a reason.',
      };
      return { kind: REJECTING.has(reason.code) ? 'REJECTED' : 'FAILED', ...reason };
    },
  };
}
export type Api = ReturnType<typeof createApi>;

/** Codes by which the gateway refuses this one request, whatever is tried. */
const REJECTING = new Set(['BAD_USER_INPUT', 'LIMIT_EXCEEDED', 'GRAPHQL_VALIDATION_FAILED']);

interface StoresData {
  stores: { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } | null;
}
interface RegisterData {
  registerComplaint: { complaint: { id: string; level: Level; acceptedAt: string } | null; errors: Refused[] } | null;
}

/** Asks until there is an answer that trying again would not change; then the last refusal stands. */
async function askPatiently<Data>(parts: ApiParts, query: string, variables: object): Promise<Reply<Data>> {
  const waits = parts.retryAfterMs ?? RETRY_AFTER_MS;
  for (let tries = 0; ; tries += 1) {
    const { again, ...reply } = await ask<Data>(parts, query, variables);
    const wait = waits[tries];
    if (!again || wait === undefined || parts.signal.aborted) return reply;
    await pause(wait, undefined, { signal: parts.signal }).catch(() => undefined);
  }
}

async function ask<Data>(
  { gatewayUrl, token }: ApiParts,
  query: string,
  variables: object,
): Promise<Reply<Data> & { again: boolean }> {
  try {
    const response = await fetch(gatewayUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    const body = (await response.json().catch(() => ({}))) as Body<Data>;
    const refused = refusalOf(response.status, body);
    if (refused && NOT_FOR_US.has(refused.code))
      throw new CannotRun(`The gateway refuses the token: ${refused.message}`);
    const again = TRY_AGAIN_STATUS.has(response.status) || TRY_AGAIN_CODES.has(refused?.code ?? '');
    return { data: body.data, refused, again };
  } catch (error) {
    if (error instanceof CannotRun) throw error;
    return { refused: { code: 'UNREACHABLE', message: faultOf(error) }, again: true };
  }
}

interface Body<Data> {
  data?: Data | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

function refusalOf(status: number, body: Body<unknown>): Refused | undefined {
  const [error] = body.errors ?? [];
  if (error) return { code: error.extensions?.code ?? `HTTP_${status}`, message: error.message };
  return status >= 400 ? { code: `HTTP_${status}`, message: `The gateway answered with status ${status}.` } : undefined;
}

function faultOf(error: unknown): string {
  const { message, cause } = error as { message?: string; cause?: { code?: string; message?: string } };
  return `The gateway cannot be reached: ${cause?.code || cause?.message || message}`;
}
