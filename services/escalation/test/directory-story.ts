import type { DeputyScope, PostKind } from '@complaints/contracts';
import { createLog } from '@complaints/kit';
import { eventually, type TestCaller, type TestService } from '@complaints/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { expect } from 'vitest';
import { insertStaff } from '../src/data/staff.js';
import { holderOf } from './story.js';

export const administrator = holderOf('ADMINISTRATOR');

const POST = `post { id kind store { id } region { id } holder { id name } coveredBy { id }
  holdings { holder { id } fromAt untilAt } announced { holder { id } fromAt } }`;
const DEPUTYSHIP = `deputyship { id state scopes fromAt untilAt acceptedAt revokedAt post { id }
  deputy { id } holder { id } delegator { id } namedBy { id } revokedBy { id } }`;
const ANSWER = {
  registerStaff: 'staff { id name email }',
  createPost: POST,
  appointHolder: POST,
  vacatePost: POST,
  nameDeputy: DEPUTYSHIP,
  acceptDeputyship: DEPUTYSHIP,
  revokeDeputyship: DEPUTYSHIP,
};

interface Asked {
  registerStaff: { staffId: string; name: string; email?: string };
  createPost: { kind: PostKind; placeId?: string };
  appointHolder: { postId: string; holderId: string; fromAt?: Date; deputy?: { deputyId: string; untilAt: Date } };
  vacatePost: { postId: string; fromAt?: Date };
  nameDeputy: { postId: string; deputyId: string; fromAt?: Date; untilAt: Date; scopes: DeputyScope[] };
  acceptDeputyship: { deputyshipId: string };
  revokeDeputyship: { deputyshipId: string };
}

/** What somebody asks of the directory, by the name of the mutation. */
export function directoryOf(service: TestService) {
  async function keep<Name extends keyof Asked>(caller: TestCaller, name: Name, input: Asked[Name]) {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const { data, errors } = await service.ask(
      caller,
      `mutation ($input: ${type}!) { ${name}(input: $input) { ${ANSWER[name]} errors { code path } } }`,
      { input: { idempotencyKey: uuidv7(), ...input } },
    );
    expect(errors).toBeUndefined();
    return data[name];
  }
  return {
    keep,
    /** Asks, sure that it is not refused; answers the thing changed. */
    async done<Name extends keyof Asked>(...asked: [TestCaller, Name, Asked[Name]]) {
      const { errors, ...things } = await keep(...asked);
      expect(errors).toEqual([]);
      return Object.values(things)[0] as Record<string, never> & { id: string };
    },
    /** Asks, and answers the code of the refusal with its path, or null. */
    async refusal<Name extends keyof Asked>(...asked: [TestCaller, Name, Asked[Name]]): Promise<string | null> {
      const { errors } = await keep(...asked);
      return errors.length > 0 ? [errors[0].code, ...errors[0].path].join(' ') : null;
    },
  };
}

/** Somebody new who works for the chain. */
export async function newcomer(service: TestService, name = 'A Person'): Promise<TestCaller> {
  const id = uuidv7();
  await insertStaff(service.dataSource.manager, [{ id, name, email: null }]);
  return { sub: id, role: 'STAFF' };
}

/** A post as staff see it. */
export async function postSeen(service: TestService, postId: string) {
  const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Post { ${POST.slice('post { '.length, -2)} deputies { id state } } } }`;
  const { data } = await service.ask(administrator, query, { of: [{ __typename: 'Post', id: postId }] });
  return data._entities[0];
}

/** A command as somebody types it. */
export const typed = ({ dataSource, clock }: TestService, words: readonly string[]) => ({
  ...{ dataSource, clock, words },
  log: createLog('test', 'silent'),
});

/** Waits until no announced change is due any more. */
export const settledHolders = (service: TestService) =>
  eventually(async () => {
    const due = await service.dataSource.query('select from announced_holder where from_at <= $1', [
      service.clock.now(),
    ]);
    return due.length === 0 ? true : undefined;
  });
