import { DAY_MS } from '@complaints/kit/pure';
import {
  askOncePerKey,
  auditOf,
  expectDeed,
  type Sample,
  type TestCaller,
  type TestService,
} from '@complaints/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { appointAdministrator } from '../src/commands/appoint-administrator.js';
import { settledHolders, typed } from './directory-story.js';
import { elsewhere, holderOf, lakeside, manager, postOf } from './story.js';

const administrator = holderOf('ADMINISTRATOR');
const person = { staffId: uuidv7(), name: '欧阳娜', email: 'na.ouyang@example.com' };

/** The first administrator, before anybody holds a post. */
export async function appointsFirst(service: TestService): Promise<string> {
  const words = ['--staff', uuidv7(), '--name', person.name];
  const { rows } = await auditOf(service, () => appointAdministrator(typed(service, words)));
  const changes = { 'INSERT staff': 1, 'INSERT post': 1, 'INSERT holding': 1 };
  expectDeed(rows, { operation: 'appoint-administrator', requestId: null, changes });
  return 'appoint-administrator';
}

/** A mutation of the directory, once per key, and what it changes. */
type Kept = Omit<Sample, 'answer'> & { thing: string; changes: Record<string, number>; onBehalfOf?: string };

/** What stands in the rows of people, and nowhere in the audit. */
export const WORDS_OF_STAFF = [person.name, person.email];

/**
 * Changes the directory in every way there is, and ends with a deputy of the store manager at Lakeside.
 * @returns the names of what was done
 */
export async function keepsDirectory(service: TestService, deputy: TestCaller): Promise<string[]> {
  const done = new Set<string>();
  const keeps = async ({ thing, changes, onBehalfOf, ...asked }: Kept): Promise<string> => {
    const { payload, rows } = await askOncePerKey(service, { ...asked, answer: `${thing} { id }` });
    expectDeed(rows, { operation: asked.mutation, actorId: asked.by.sub, onBehalfOf, changes });
    done.add(asked.mutation);
    return payload[thing].id;
  };
  const inDays = (days: number) => new Date(service.clock.now().getTime() + days * DAY_MS);

  await keeps({
    ...{ by: administrator, mutation: 'registerStaff', thing: 'staff', input: person, other: { name: 'another' } },
    ...{ refused: { by: manager, code: 'NOT_ADMINISTRATOR' }, changes: { 'INSERT staff': 1 } },
  });
  const postId = await keeps({
    ...{ by: administrator, mutation: 'createPost', thing: 'post', input: { kind: 'CLERK', placeId: lakeside.id } },
    ...{ other: { kind: 'STORE_MANAGER' }, refused: { input: { placeId: null }, code: 'PLACE_MISSING' } },
    changes: { 'INSERT post': 1 },
  });
  const appointment = { by: administrator, mutation: 'appointHolder', thing: 'post' };
  const unknown = { input: { holderId: uuidv7() }, code: 'STAFF_UNKNOWN' };
  const asked = { ...appointment, other: { holderId: manager.sub }, refused: unknown };
  await keeps({ ...asked, input: { postId, holderId: person.staffId }, changes: { 'INSERT holding': 1 } });
  const replaced = { 'UPDATE holding': 1, 'INSERT holding': 1 };
  await keeps({ ...asked, input: { postId, holderId: elsewhere.sub }, changes: replaced });
  await keeps({
    ...{ by: administrator, mutation: 'vacatePost', thing: 'post', input: { postId, fromAt: inDays(1) } },
    ...{ other: { fromAt: inDays(2) }, refused: { input: { fromAt: inDays(-1) }, code: 'FROM_IN_PAST' } },
    changes: { 'INSERT announced_holder': 1 },
  });
  const { rows } = await auditOf(service, async () => {
    service.clock.moveBy(DAY_MS);
    await settledHolders(service);
  });
  const left = { 'DELETE announced_holder': 1, 'UPDATE holding': 1 };
  expectDeed(rows, { operation: 'carry-out-announced', requestId: null, changes: left });
  done.add('carry-out-announced');

  const naming = { mutation: 'nameDeputy', thing: 'deputyship', changes: { 'INSERT deputy': 1 } };
  const named = { postId: postOf('STORE_MANAGER', lakeside.id).id, scopes: ['CASES'], untilAt: inDays(9) };
  const inNothing = { input: { scopes: [] }, code: 'SCOPES_MISSING' };
  const choice = { ...naming, other: { scopes: ['FORMS'] }, refused: inNothing };
  const forManager = { by: administrator, onBehalfOf: manager.sub };
  const revoked = await keeps({ ...choice, ...forManager, input: { ...named, deputyId: elsewhere.sub } });
  const accepted = await keeps({ ...choice, by: manager, input: { ...named, deputyId: deputy.sub } });
  const answered = { thing: 'deputyship', changes: { 'UPDATE deputy': 1 }, other: { deputyshipId: postId } };
  await keeps({
    ...{ ...answered, mutation: 'acceptDeputyship', by: deputy, input: { deputyshipId: accepted } },
    refused: { by: manager, code: 'NOT_DEPUTY' },
  });
  await keeps({
    ...{ ...answered, mutation: 'revokeDeputyship', by: manager, input: { deputyshipId: revoked } },
    refused: { by: deputy, code: 'NOT_YOURS' },
  });
  return [...done];
}
