import { type Clock, createLog, type Log } from '@complaints/kit/process';
import { GraphQLError } from 'graphql';
import { type CryptoKey, createLocalJWKSet, exportJWK, generateKeyPair, type JWTPayload } from 'jose';
import { composeSupergraph } from '../compose.js';
import { type GatewayOptions, type RunningGateway, startGateway } from '../gateway.js';
import { signPerson, tinyConfig } from './tiny-config.js';
import { startTinySubgraph, type TinySubgraph } from './tiny-subgraph.js';

const HEAD = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])\n';
export const INTAKE_SDL = `${HEAD}
  type Query {
    complaint(id: ID!): Complaint
    complaints(first: Int): [Complaint!]!
    failing(code: String!): String
    linkedPlan(token: String!): String
  }
  type Mutation { registerComplaint(title: String!): Complaint!  rateHandling(stars: Int!): Int }
  type Complaint @key(fields: "id") { id: ID!  title: String!  related(first: Int, last: Int): [Complaint!]! }
`;
export const FUND_SDL = `${HEAD}
  type Query { ledger: String  mustHave: String! }
  type Complaint @key(fields: "id") { id: ID!  paid: String  owed: String }
`;

/** A gateway before two tiny subgraphs, all on real ports, with a clock moved by hand. */
export interface TinyHouse {
  gateway: RunningGateway;
  intake: TinySubgraph;
  fund: TinySubgraph;
  clock: Clock & { moveBy(ms: number): void };
  /** A good token of PERSON as STAFF, except for what is given. */
  token(claims?: JWTPayload): Promise<string>;
  /** The key that signs people's tokens. */
  personKey: CryptoKey;
  personPublicKey: CryptoKey;
  ask(query: string, options?: AskOptions): Promise<Answer>;
  stop(): Promise<void>;
}

interface AskOptions {
  variables?: Record<string, unknown>;
  operationName?: string;
  /** Left out, a good token; null, none at all. */
  token?: string | null;
  headers?: Record<string, string>;
}
export interface Answer {
  status: number;
  headers: Headers;
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string; requestId: string } }[];
}
export type TinyHouseOptions = Partial<Pick<GatewayOptions, 'answerWithinMs' | 'mostAnswerBytes' | 'personKeys'>> & {
  NODE_ENV?: string;
  METRICS_PORT?: string;
  TRUSTED_PROXIES?: string;
  PUBLIC_REQUESTS_PER_MINUTE?: string;
  /** Another address of intake. */
  intakeReplica?: string;
  log?: Log;
};

export async function startTinyHouse(options: TinyHouseOptions = {}): Promise<TinyHouse> {
  const { NODE_ENV = 'test', METRICS_PORT, intakeReplica, log, ...given } = options;
  const { TRUSTED_PROXIES = '', PUBLIC_REQUESTS_PER_MINUTE = '60', ...rest } = given;
  const clock = clockMovedByHand();
  const [intake, fund] = await Promise.all([startIntake(), startFund()]);
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true });
  const supergraphSdl = composeSupergraph([
    { name: 'intake', url: 'http://intake', sdl: INTAKE_SDL },
    { name: 'fund', url: 'http://fund', sdl: FUND_SDL },
  ]);
  const gateway = await startGateway({
    config: await tinyConfig({
      NODE_ENV,
      TRUSTED_PROXIES,
      PUBLIC_REQUESTS_PER_MINUTE,
      INTAKE_URL: intakeReplica ? `${intake.url}, ${intakeReplica}` : intake.url,
      FUND_URL: fund.url,
      ...(METRICS_PORT && { METRICS_PORT }),
    }),
    log: log ?? createLog('gateway', 'silent'),
    clock,
    supergraphSdl,
    personKeys: createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: 'person', alg: 'EdDSA' }] }),
    ...rest,
  });
  const token = (claims: JWTPayload = {}) => signPerson(privateKey, clock.now(), claims);
  const ask = async (query: string, options: AskOptions = {}) => {
    const bearer = options.token === undefined ? await token() : options.token;
    return post(gateway.url, { query, ...options, token: bearer });
  };
  const stop = async () => {
    await gateway.stop();
    await Promise.all([intake.stop(), fund.stop()]);
  };
  return { gateway, intake, fund, clock, token, personKey: privateKey, personPublicKey: publicKey, ask, stop };
}

function clockMovedByHand(): TinyHouse['clock'] {
  let instant = new Date('2026-11-23T01:30:00.000Z');
  return {
    now: () => instant,
    moveBy: (ms) => {
      instant = new Date(instant.getTime() + ms);
    },
  };
}

async function post(url: string, { query, variables, operationName, token, headers }: AskOptions & { query: string }) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }), ...headers },
    body: JSON.stringify({ query, variables, operationName }),
  });
  const body = (await response.json()) as Omit<Answer, 'status' | 'headers'>;
  return { status: response.status, headers: response.headers, ...body };
}

const complaintOf = (id: string): Record<string, unknown> => ({
  id,
  title: `Complaint ${id}`,
  related: ({ first = 1 }: { first?: number }) => Array.from({ length: first }, (_, at) => complaintOf(`${id}.${at}`)),
});

export const startIntake = () =>
  startTinySubgraph(
    INTAKE_SDL,
    {
      complaint: ({ id }: { id: string }) => complaintOf(id),
      complaints: ({ first }: { first?: number }) =>
        Array.from({ length: first ?? 2 }, (_, at) => complaintOf(`${at}`)),
      failing: ({ code }: { code: string }) => {
        throw new GraphQLError('Words of the subgraph at 10.0.0.7.', {
          extensions: code ? { code, secret: 'stack' } : {},
        });
      },
      linkedPlan: ({ token }: { token: string }) => token,
      registerComplaint: ({ title }: { title: string }) => ({ ...complaintOf('new'), title }),
      rateHandling: ({ stars }: { stars: number }) => stars,
    },
    complaintOf,
  );
const startFund = () =>
  startTinySubgraph(FUND_SDL, { ledger: 'balanced', mustHave: 'here' }, (id) => ({ paid: `¥${id}`, owed: '¥0' }));
