import { createLog, type Service, type ServiceConfig, startService } from '../src/index.js';
import { createTestGateway, MovableClock, silentBus, whenWoken } from '../src/testing/index.js';

/** What came back, and how long it took. */
export interface Heard {
  status: number;
  code: string | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: tests assert its shape
  data: any;
  ms: number;
}

const SEND = `mutation ($input: SendParcelInput!) { sendParcel(input: $input) { parcel { id } errors { code } } }`;
export const LIST = '{ parcels(first: 1) { pageInfo { hasNextPage } } }';

/** A service on a database of the test's choice, asked over real HTTP. Its log is kept; without NATS the bus is silent. */
export async function startAskable(
  service: Service,
  databaseUrl: string,
  { pool = 5, nats }: { pool?: number; nats?: { url: string; users: Record<string, string> } } = {},
) {
  const clock = new MovableClock();
  const gateway = await createTestGateway(service.name, clock);
  const lines: { msg: string; timer?: string }[] = [];
  const config: ServiceConfig = {
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    PORT: 0,
    LOG_LEVEL: 'info',
    DATABASE_URL: databaseUrl,
    DATABASE_POOL: pool,
    NATS_URL: nats?.url ?? 'silent',
    NATS_USER: service.name,
    NATS_PASSWORD: nats?.users[service.name],
    NATS_STREAM_MEGABYTES: 16,
    NATS_STREAM_REPLICAS: 1,
    GATEWAY_JWKS_URL: 'http://127.0.0.1/none',
    PUBLIC_URL: 'http://127.0.0.1',
  };
  const log = createLog(service.name, 'info', { write: (line) => void lines.push(JSON.parse(line)) });
  const running = await startService(service, {
    config,
    log,
    clock,
    keys: gateway.keys,
    bus: nats ? undefined : silentBus(),
    lookSooner: whenWoken,
  });
  const authorization = `Bearer ${await gateway.tokenFor({ sub: '0199a1b2-c3d4-7000-8000-000000000001', role: 'STAFF' })}`;

  return {
    ...running,
    clock,
    lines,
    async ask(query: string, variables: object = {}, signal?: AbortSignal): Promise<Heard> {
      const started = performance.now();
      const response = await fetch(`${running.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization },
        body: JSON.stringify({ query, variables }),
        signal,
      });
      const { data, errors } = (await response.json()) as {
        data: unknown;
        errors?: { extensions: { code: string } }[];
      };
      return { status: response.status, code: errors?.[0]?.extensions.code, data, ms: performance.now() - started };
    },
    send(idempotencyKey: string, weightGrams = 1): Promise<Heard> {
      return this.ask(SEND, { input: { idempotencyKey, weightGrams } });
    },
    async health(what: 'live' | 'ready') {
      const response = await fetch(`${running.url}/health/${what}`);
      return [response.status, ((await response.json()) as { status: string }).status];
    },
    metrics: async () => (await fetch(`${running.url}/metrics`)).text(),
  };
}
export type Askable = Awaited<ReturnType<typeof startAskable>>;
