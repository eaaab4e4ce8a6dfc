import { demonstrationChain, type PostKind } from '@complaints/contracts';
import { sleep } from '../house/machine.js';
import type { Random } from '../random.js';
import type { Client } from './client.js';

/** What clients were told is done. */
export interface Told {
  complaints: { key: string; complaintId: string }[];
  /** Every acknowledged mutation. */
  operations: number;
  /** What the rules refused, by mutation and code; a life ends with its first refusal. */
  refused: Record<string, number>;
}

interface Life {
  client: Client;
  random: Random;
  told: Told;
  /** Whether the load goes on; a life that waits for something gives up when it does not. */
  isGoingOn: () => boolean;
}

const WEEK_MS = 604_800_000;
const LOOK_MS = 150;
const LOOKS = 100;

const CASE = `query CaseOf($id: ID!) { complaint(id: $id) { case { id state tasks { id } } disbursements { id state approverKind } } }`;
const OVERVIEW = `query Overview { regions(first: 2) { edges { node { budget { limit { amount } } openCases(first: 1) { totalCount } } } } }`;

/** One complaint from its registration to its end: contacted, planned with compensation, approved, paid, resolved. */
export async function liveThrough(life: Life): Promise<void> {
  const store = life.random.pick(demonstrationChain.stores);
  const manager = holderOf('STORE_MANAGER', { storeId: store.id });
  const complaintId = await register(life, holderOf('CLERK', { storeId: store.id }), store.id);
  if (!complaintId) return;
  const caseId = await agree(life, manager, complaintId);
  if (!caseId || !(await work(life, manager, complaintId))) return;
  if (!(await compensate(life, manager, { complaintId, regionId: store.regionId }))) return;
  if (!(await look(life, manager, complaintId, (complaint) => complaint.case?.state === 'DONE'))) return;
  const confirmation = { means: 'PHONE', statement: '顾客同意结束' };
  await does(life, manager, 'resolveCase', { caseId, confirmation });
  await life.client.ask(holderOf('ADMINISTRATOR', {}), OVERVIEW, {});
}

function holderOf(kind: PostKind, place: { storeId?: string; regionId?: string }): Person {
  const post = demonstrationChain.posts.find(
    (candidate) =>
      candidate.kind === kind &&
      (place.storeId === undefined || candidate.storeId === place.storeId) &&
      (place.regionId === undefined || candidate.regionId === place.regionId),
  );
  if (!post) throw new Error(`the demonstration chain has no ${kind} there`);
  return post.holder;
}

/** The manager reaches the customer, proposes a plan with compensation, and the customer accepts. Answers the case's id. */
async function agree(life: Life, manager: Person, complaintId: string): Promise<string | undefined> {
  const caseId = (await look(life, manager, complaintId, (complaint) => !!complaint.case))?.case?.id;
  if (!caseId) return undefined;
  const contact = { caseId, reached: true, means: 'PHONE', note: '已联系' };
  const compensation = { amount: `${life.random.between(1, 12) * 10}.00`, currency: 'CNY' };
  const what = { cause: '搬运不慎', remedy: 'COMPENSATE', description: '补偿', purpose: 'COMPENSATION' };
  const steps = [{ title: '转账', team: '收银组', expectedResult: '到账', dueAt: new Date(Date.now() + WEEK_MS) }];
  const feasibility = { policy: '符合规定', resources: '备用金充足', expectation: '顾客同意' };
  const proof = { kind: 'RECORDING', reference: 'call-1' };
  const isAgreed =
    (await does(life, manager, 'recordContact', contact)) &&
    (await does(life, manager, 'proposePlan', { caseId, ...what, steps, feasibility, compensation })) &&
    (await does(life, manager, 'acceptPlan', { caseId, round: 1, proof }));
  return isAgreed ? caseId : undefined;
}

/** The manager does every task of the plan. */
async function work(life: Life, manager: Person, complaintId: string): Promise<boolean> {
  const agreed = await look(life, manager, complaintId, (complaint) => (complaint.case?.tasks.length ?? 0) > 0);
  for (const { id: taskId } of agreed?.case?.tasks ?? [])
    if (!(await does(life, manager, 'completeTask', { taskId }))) return false;
  return !!agreed;
}

/** The compensation is approved, by the director when it is beyond the manager, and paid. Higher posts leave it waiting. */
async function compensate(
  life: Life,
  manager: Person,
  { complaintId, regionId }: { complaintId: string; regionId: string },
): Promise<boolean> {
  const seen = await look(life, manager, complaintId, ({ disbursements }) => (disbursements?.length ?? 0) > 0);
  const requested = seen?.disbursements?.[0];
  if (!requested) return false;
  const { id: disbursementId, state, approverKind } = requested;
  if (state === 'REQUESTED') {
    if (approverKind !== 'REGIONAL_DIRECTOR') return false;
    const director = holderOf('REGIONAL_DIRECTOR', { regionId });
    if (!(await does(life, director, 'approveDisbursement', { disbursementId }))) return false;
  }
  const payment = { channel: 'WECHAT_PAY', reference: life.random.uuid() };
  return !!(await does(life, holderOf('CASHIER', { regionId }), 'payDisbursement', { disbursementId, payment }));
}

interface Seen {
  case: { id: string; state: string; tasks: { id: string }[] } | null;
  disbursements: { id: string; state: string; approverKind: string }[] | null;
}

type Person = { id: string; role: string };

async function register(life: Life, clerk: Person, storeId: string): Promise<string | undefined> {
  const key = life.random.uuid();
  const fields = { storeId, content: '上周买的电饭煲第二天就不通电。', channel: 'COUNTER', orderReference: key };
  const payload = await does(life, clerk, 'registerComplaint', { idempotencyKey: key, ...fields });
  const complaintId = payload?.complaint?.id;
  if (complaintId) life.told.complaints.push({ key, complaintId });
  return complaintId;
}

/** What a mutation answers of what it did. */
const ANSWERED: Record<string, string> = {
  registerComplaint: 'complaint',
  approveDisbursement: 'disbursement',
  payDisbursement: 'disbursement',
  completeTask: 'task',
};

/** Asks a mutation, and answers its payload when it was done. */
async function does(life: Life, who: Person, mutation: string, fields: Record<string, unknown>) {
  const { client, random, told } = life;
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
  const selection = `${ANSWERED[mutation] ?? 'case'} { id } errors { code }`;
  const query = `mutation ${mutation}($input: ${type}) { ${mutation}(input: $input) { ${selection} } }`;
  const data = await client.ask(who, query, { input: { idempotencyKey: random.uuid(), ...fields } });
  if (!data) return undefined;
  const { errors } = data[mutation];
  if (errors.length === 0) {
    told.operations += 1;
    return data[mutation];
  }
  const refusal = `${mutation} ${errors[0].code}`;
  told.refused[refusal] = (told.refused[refusal] ?? 0) + 1;
  return undefined;
}

async function look(
  { client, isGoingOn }: Life,
  who: Person,
  id: string,
  isAsWished: (complaint: Seen) => boolean,
): Promise<Seen | undefined> {
  for (let looks = 0; looks < LOOKS && isGoingOn(); looks += 1) {
    const data = await client.ask(who, CASE, { id });
    if (data?.complaint && isAsWished(data.complaint)) return data.complaint;
    await sleep(LOOK_MS);
  }
  return undefined;
}
