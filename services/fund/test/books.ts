import type { TestService } from '@complaints/kit/testing';
import { DataSource, type EntityManager } from 'typeorm';
import { runCheck } from '../src/data/verification/run-check.js';
import { type BooksDifference, CHECKS } from '../src/domain/verification.js';
import { levelled, openComplaint, openHeadquarters, openPlace, request } from './chain.js';
import { mutationsOf } from './mutations.js';

/** Books with a little of everything. */
export type Books = Awaited<ReturnType<typeof openBooks>>;

/** One disbursement of each state, of those that were called off one that was granted, one that climbed, and a move of budget. */
export async function openBooks(service: TestService) {
  const ask = mutationsOf(service);
  const headquarters = await openHeadquarters(service);
  const [place, elsewhere] = [await openPlace(service), await openPlace(service)];
  const { holder: manager } = place.manager;
  for (const { regionId } of [place, elsewhere]) await ask.setBudget(headquarters.administrator.holder, regionId);
  const { budgetTransfer } = await ask.transferBudget(place.president.holder, place.regionId, elsewhere.regionId);
  await ask.approveBudget(headquarters.executive.holder, budgetTransfer.id);
  const asked = async () => {
    const plan = await openComplaint(service, place, { compensation: { amountFen: 10_00, purpose: 'COMPENSATION' } });
    return { plan, id: (await request(service, plan)).id as string };
  };
  const granted = async () => {
    const { id } = await asked();
    await ask.approve(manager, id);
    return id;
  };
  const paid = async () => {
    const id = await granted();
    await ask.pay(place.cashier.holder, id);
    return id;
  };
  const climbing = await asked();
  const of = {
    ...{ requested: (await asked()).id, rejected: (await asked()).id, cancelled: (await asked()).id },
    ...{ approved: await granted(), calledOff: await granted(), paid: await paid(), reversed: await paid() },
    climbed: climbing.id,
  };
  await ask.reject(manager, of.rejected);
  for (const id of [of.cancelled, of.calledOff]) await ask.cancel(manager, id);
  await ask.reverse(manager, of.reversed);
  await service.hear(levelled(climbing.plan, 'MAJOR'), { version: 2 });
  return { headquarters, place, elsewhere, of };
}

/** What every check finds in the books, as a session sees them. */
export async function differencesIn({ manager }: { manager: EntityManager }): Promise<BooksDifference[]> {
  const found: BooksDifference[] = [];
  for (const check of CHECKS) {
    const difference = await runCheck(manager, check);
    if (difference) found.push(difference);
  }
  return found;
}

/** The owner of the tables, who can do what the application cannot. */
export const asOwner = ({ migrationUrl }: TestService): Promise<DataSource> =>
  new DataSource({ type: 'postgres', url: migrationUrl, poolSize: 3 }).initialize();
