import { sleep } from '../house/machine.js';
import type { Random } from '../random.js';
import type { Platform } from './open-platform.js';

// biome-ignore lint/suspicious/noExplicitAny: answers are as various as questions
type Data = any;

/** How the requests of all clients went. */
export interface Requests {
  asked: number;
  /** Those that needed more than one attempt. */
  retried: number;
  /** Why attempts failed: how often, by what the client saw. */
  faults: Record<string, number>;
  /** Those that failed although they were asked as often as is allowed, and why. */
  failed: string[];
}

/** Somebody who asks through one of the gateways, and again through the other when that fails. */
export interface Client {
  /** @returns the data; undefined when it failed for good */
  ask(who: { id: string; role: string }, query: string, variables: Record<string, unknown>): Promise<Data | undefined>;
}

const ANSWER_MS = 8_000;
const AGAIN_MS = 100;

/**
 * @param retries how often a request is asked again: with the same input, and so with the same idempotency key
 */
export function createClient(
  platform: Platform,
  { random, requests, retries }: { random: Random; requests: Requests; retries: number },
): Client {
  const { gatewayUrls } = platform;
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (who: { id: string; role: string }): Promise<string> => {
    const token = tokens.get(who.id) ?? platform.tokenOf(who);
    tokens.set(who.id, token);
    return token;
  };
  return {
    async ask(who, query, variables) {
      requests.asked += 1;
      const body = JSON.stringify({ query, variables });
      const token = await tokenOf(who);
      let gateway = random.between(0, gatewayUrls.length - 1);
      const faults: string[] = [];
      for (let attempt = 0; attempt <= retries; attempt += 1) {
        const answer = await askOnce(`${gatewayUrls[gateway]}/graphql`, token, body);
        if ('data' in answer) {
          if (attempt > 0) requests.retried += 1;
          return answer.data;
        }
        faults.push(`gateway ${gateway + 1}: ${answer.fault}`);
        requests.faults[answer.kind] = (requests.faults[answer.kind] ?? 0) + 1;
        gateway = (gateway + 1) % gatewayUrls.length;
        await sleep(AGAIN_MS);
      }
      requests.failed.push(`${/\w+ \w+/.exec(query)?.[0]}: ${faults.slice(0, 3).join('; then ')}`);
      return undefined;
    },
  };
}

type Attempt = { data: Data } | { kind: string; fault: string };

/** An answer counts only when it is whole: a part that failed is a failure. */
async function askOnce(url: string, token: string, body: string): Promise<Attempt> {
  const since = performance.now();
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        authorization: `Bearer ${token}`,
      },
      body,
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    const { data, errors } = (await response.json()) as {
      data?: Data;
      errors?: { path?: string[]; extensions?: { code: string } }[];
    };
    if (data && !errors) return { data };
    const [first] = errors ?? [];
    const kind = `${response.status} ${first?.extensions?.code} ${first?.path?.join('.') ?? ''}`.trim();
    return { kind, fault: `${kind} ${JSON.stringify(errors)?.slice(0, 300)}` };
  } catch (error) {
    const { message, cause } = error as Error & { cause?: { code?: string; message?: string } };
    const kind = `no answer: ${cause?.code ?? cause?.message ?? message}`;
    return { kind, fault: `${kind} after ${Math.round(performance.now() - since)} ms` };
  }
}
