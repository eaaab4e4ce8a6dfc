import { escalation } from '@complaints/escalation';
import { createLog, startService } from '@complaints/kit';
import { createTestGateway, silentBus } from '@complaints/kit/testing';
import { idOf, REGIONS, STORES } from '../../generate/complaints.js';
import type { DeadlineHouse } from '../../house/open-escalation.js';
import { post } from '../../house/post.js';
import { measure } from '../measure.js';

const OPEN = 100_000;
/** Whoever holds a post is known by the post's id. */
const manager = idOf('post', 0);
const another = idOf('post', 1);
const director = idOf('post', STORES);
const executive = `${idOf('post', 0).slice(0, -8)}${(STORES + 2 * REGIONS).toString(16).padStart(8, '0')}`;

const CLOCKS = 'deadlines { kind subject state armedAt limitMinutes dueAt warningsAt policyVersion }';
const WORK = `query ($after: String) { myWork(first: 50, after: $after) { totalCount countsByState { state count }
  edges { node { id state level urgency tier nextDueAt ${CLOCKS} } } pageInfo { hasNextPage endCursor } } }`;
const PAGE = `query ($after: String) { myWork(first: 50, after: $after) {
  edges { node { id state level urgency tier nextDueAt ${CLOCKS} } } pageInfo { hasNextPage endCursor } } }`;
const CASES = `query ($level: Level, $urgency: Urgency) { cases(first: 50, level: $level, urgency: $urgency) {
  edges { node { id state level urgency tier nextDueAt } } } }`;
const DEADLINES = `query ($kind: DeadlineKind) { deadlines(first: 50, kind: $kind) {
  edges { node { id kind dueAt case { id state } } } } }`;

/** The lists of those who handle cases, one of whom has a hundred thousand of them open. */
export async function measureWork(house: DeadlineHouse): Promise<[]> {
  await heap(house);
  const gateway = await createTestGateway(escalation.name, { now: () => new Date() });
  const running = await startService(
    { ...escalation, timers: [] },
    {
      config: {
        ...{ NODE_ENV: 'test', HOST: '127.0.0.1', PORT: 0, LOG_LEVEL: 'error', DATABASE_URL: house.databaseUrl },
        ...{ DATABASE_POOL: 10, NATS_URL: 'silent', NATS_STREAM_MEGABYTES: 16, NATS_STREAM_REPLICAS: 1 },
        ...{ GATEWAY_JWKS_URL: 'http://127.0.0.1/none', PUBLIC_URL: 'http://127.0.0.1' },
      },
      ...{ log: createLog(escalation.name, 'error'), keys: gateway.keys, bus: silentBus() },
    },
  );
  try {
    await measureLists(async (sub, query, variables) => {
      const authorization = `Bearer ${await gateway.tokenFor({ sub, role: 'STAFF' })}`;
      const answer = await post(`${running.url}/graphql`, { authorization, body: { query, variables } });
      const { data, errors } = answer as { data: Answer; errors?: unknown };
      if (errors) throw new Error(JSON.stringify(errors));
      return data;
    });
  } finally {
    await running.stop();
  }
  return [];
}

/** Has one post own a hundred thousand open cases, some of them urgent. */
async function heap({ administrator }: DeadlineHouse): Promise<void> {
  await administrator.all('begin');
  await administrator.all('set local session_replication_role = replica');
  await administrator.all(
    `update handling_case c set owner_post_id = $1, urgency = case when n % 50 = 0 then 'URGENT' when n % 10 = 0 then 'IMPORTANT' else 'NORMAL' end
     from (select id, row_number() over (order by id) as n from handling_case order by id limit ${OPEN}) heaped where heaped.id = c.id`,
    [manager],
  );
  await administrator.all('commit');
  await administrator.all('vacuum analyze handling_case');
}

interface List {
  edges: unknown[];
  pageInfo: { endCursor: string | null };
  totalCount: number;
}
type Answer = Record<'myWork' | 'cases' | 'deadlines', List>;
type Ask = (staffId: string, query: string, variables: Record<string, unknown>) => Promise<Answer>;

async function measureLists(ask: Ask): Promise<void> {
  const times = { times: 200 };
  await measure('my work with all clocks and counts, 100,000 open', times, async () => {
    const { myWork } = await ask(manager, WORK, {});
    return `${myWork.edges.length} of ${myWork.totalCount.toLocaleString('en')}`;
  });
  let after: string | null = null;
  await measure('my work, 200 pages one after another, without counts', times, async () => {
    const { myWork } = await ask(manager, PAGE, { after });
    after = myWork.pageInfo.endCursor;
    return 'by cursor';
  });
  await measure('my work with counts, of another manager', times, async () => {
    const { myWork } = await ask(another, WORK, {});
    return `${myWork.edges.length} of ${myWork.totalCount.toLocaleString('en')}`;
  });
  for (const [who, staffId] of Object.entries({ 'a store': another, 'a region': director, all: executive })) {
    const rows = (list: keyof Answer, query: string, variables = {}) =>
      measure(`${list} of ${who} ${JSON.stringify(variables)}`, times, async () => {
        return `${(await ask(staffId, query, variables))[list].edges.length} rows`;
      });
    await rows('cases', CASES);
    await rows('cases', CASES, { urgency: 'URGENT' });
    await rows('cases', CASES, { level: 'ABNORMAL' });
    await rows('deadlines', DEADLINES);
    await rows('deadlines', DEADLINES, { kind: 'CONTACT' });
  }
}
