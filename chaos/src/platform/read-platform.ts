import { SUBGRAPHS } from '@complaints/contracts';
import { type Database, onDatabase } from '../house/database.js';
import type { Platform, ServiceName } from './open-platform.js';
import type { PlatformBooks, ServiceBooks } from './platform-books.js';
import { workspace } from './processes.js';

/** Reads everything the checker judges. */
export async function readPlatform(
  platform: Platform,
  acknowledged: PlatformBooks['acknowledged'],
): Promise<PlatformBooks> {
  const services: Record<string, ServiceBooks> = {};
  for (const service of SUBGRAPHS) services[service] = await on(platform, service, (all) => readService(service, all));
  const [intake, escalation, fund, analytics] = await Promise.all([
    on(platform, 'intake', readIntake),
    on(platform, 'escalation', async (all) => ({
      cases: texts(await all('select complaint_id as value from handling_case')),
    })),
    on(platform, 'fund', readFund),
    on(platform, 'analytics', readAnalytics),
  ]);
  return { services, acknowledged, ...intake, ...escalation, ...fund, ...analytics };
}

type ReadAll = Database['all'];

const on = <T>(platform: Platform, service: ServiceName, read: (all: ReadAll) => Promise<T>): Promise<T> =>
  onDatabase(platform.databases[service].databaseUrl, ({ all }) => read(all));

const texts = (rows: { value: string }[]): string[] => rows.map(({ value }) => value);

async function readService(service: ServiceName, all: ReadAll): Promise<ServiceBooks> {
  return {
    outbox: await all(`
      select event_id as "eventId", subject, sent_at is not null as sent, parked_at is not null and sent_at is null as withheld,
        payload
      from outbox`),
    hears: await subjectsHeard(service),
    inbox: texts(await all('select event_id as value from inbox')),
    dead: texts(await all('select event_id as value from dead_letter')),
    awaited: texts(await all('select event_id as value from awaited_event')),
  };
}

/** What a service hears, as its own table of contents says. */
async function subjectsHeard(service: ServiceName): Promise<string[]> {
  const module = await import(`${workspace}/services/${service}/dist/service.js`);
  const named = module[service];
  const parts = typeof named === 'function' ? named({ messages: undefined, publicUrl: '' }) : named;
  return parts.hearings.map(({ type }: { type: { subject: string } }) => type.subject);
}

const readIntake = async (all: ReadAll) => ({
  complaints: await all<PlatformBooks['complaints'][0]>('select id, order_reference as key from complaint'),
  keys: await all<PlatformBooks['keys'][0]>(
    `select key, result_id as "resultId" from idempotency_key where operation = 'registerComplaint'`,
  ),
});

const readFund = async (all: ReadAll) => ({
  allowances: await all<PlatformBooks['allowances'][0]>(
    'select post_id as "postId", period_key as "periodKey", held_fen::int as "heldFen", spent_fen::int as "spentFen" from allowance',
  ),
  disbursements: await all<PlatformBooks['disbursements'][0]>(`
    select id, state, approver_post_id as "approverPostId", period_key as "periodKey", amount_fen::int as "amountFen"
    from disbursement`),
  transfers: await all<PlatformBooks['transfers'][0]>(`
    select kind, disbursement_id as "disbursementId", debit_account as debit, credit_account as credit, amount_fen::int as "amountFen"
    from transfer`),
});

async function readAnalytics(all: ReadAll) {
  const names = {
    registered: 'registered',
    contacted: 'contacted',
    plansAccepted: 'plans_accepted',
    climbs: 'climbs',
    resolved: 'resolved',
    payments: 'payments',
    paidFen: 'paid_fen',
  };
  const sums = Object.entries(names).map(([name, column]) => `coalesce(sum(${column}), 0)::int as "${name}"`);
  const [figures] = await all<PlatformBooks['figures']>(`select ${sums.join(', ')} from daily_figures`);
  return {
    registered: texts(
      await all(`select complaint_id as value from fact where subject = 'intake.complaint.registered.v1'`),
    ),
    figures: figures as PlatformBooks['figures'],
  };
}
