import { type DeputyScope, EVERY_SCOPE, PostKind, postChanged, postChangedV1 } from '@complaints/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postDirectory, type Service, seatsInDirectory } from '../src/index.js';
import { startTestService, type TestService } from '../src/testing/index.js';
import { sender } from './parcel-service.js';

const holder = '0199a1b2-c3d4-7000-8000-000000000001';
const deputy = '0199a1b2-c3d4-7000-8000-000000000002';
const postId = '0199a1b2-c3d4-7000-8000-00000000000a';
const regionId = '0199a1b2-c3d4-7000-8000-00000000000b';

const directory: Service = {
  ...sender,
  tables: {
    entities: [...sender.tables.entities, ...postDirectory.entities],
    migrations: [...postDirectory.migrations, ...sender.tables.migrations],
  },
  hearings: postDirectory.hearings,
};

describe('R26 R91: the copy of the posts says who may act from which', () => {
  let service: TestService;
  let version = 0;
  beforeAll(async () => {
    service = await startTestService(directory);
  });
  afterAll(() => service.stop());

  const fromAt = new Date('2026-11-23T00:00:00.000Z');
  const untilAt = new Date('2026-11-24T00:00:00.000Z');
  type Deputy = { staffId: string; fromAt: Date; untilAt: Date; scopes?: DeputyScope[] };
  const tell = (holderId: string | null, deputies: Deputy[] = []) => {
    version += 1;
    const post = { postId, kind: PostKind.REGIONAL_DIRECTOR, storeId: null, regionId, departmentId: null };
    const told = deputies.map((one) => ({ scopes: EVERY_SCOPE, ...one }));
    return service.hear(postChanged.of({ ...post, holderId, deputies: told }), { version });
  };
  const seatsOf = async (staffId: string, now: Date) => {
    const seats = await seatsInDirectory(service.dataSource.manager, staffId, now);
    return seats.map((seat) => ({ ...seat, scopes: EVERY_SCOPE.filter((scope) => seat.scopes.includes(scope)) }));
  };
  const seat = {
    ...{ postId, kind: 'REGIONAL_DIRECTOR', storeId: null, regionId, departmentId: null },
    scopes: EVERY_SCOPE,
  };

  test('a holder acts with authority of their own', async () => {
    await tell(holder);
    expect(await seatsOf(holder, fromAt)).toEqual([{ ...seat, onBehalfOf: null }]);
    expect(await seatsOf(deputy, fromAt)).toEqual([]);
  });

  test('a deputy acts on behalf of the holder from the first to before the last instant of the period', async () => {
    await tell(holder, [{ staffId: deputy, fromAt, untilAt }]);
    const at = (instant: Date, ms: number) => seatsOf(deputy, new Date(instant.getTime() + ms));
    expect(await at(fromAt, -1)).toEqual([]);
    expect(await at(fromAt, 0)).toEqual([{ ...seat, onBehalfOf: holder }]);
    expect(await at(untilAt, -1)).toEqual([{ ...seat, onBehalfOf: holder }]);
    expect(await at(untilAt, 0)).toEqual([]);
    expect(await seatsOf(deputy.toUpperCase(), fromAt)).toEqual([{ ...seat, onBehalfOf: holder }]);
  });

  test('a holder who is named deputy of the own post has one seat, the own', async () => {
    await tell(holder, [{ staffId: holder, fromAt, untilAt }]);
    expect(await seatsOf(holder, fromAt)).toEqual([{ ...seat, onBehalfOf: null }]);
  });

  test('a deputy acts within the scopes of each period, from one seat', async () => {
    const later = new Date(untilAt.getTime() - 1);
    await tell(holder, [
      { staffId: deputy, fromAt, untilAt, scopes: ['CASES'] },
      { staffId: deputy, fromAt: later, untilAt, scopes: ['FORMS', 'CASES'] },
    ]);
    expect(await seatsOf(deputy, fromAt)).toEqual([{ ...seat, onBehalfOf: holder, scopes: ['CASES'] }]);
    expect(await seatsOf(deputy, later)).toEqual([{ ...seat, onBehalfOf: holder, scopes: ['CASES', 'FORMS'] }]);
  });

  test('deputies told before there were scopes act in everything', async () => {
    version += 1;
    const post = { postId, kind: PostKind.REGIONAL_DIRECTOR, storeId: null, regionId, departmentId: null };
    const deputies = [{ staffId: deputy, fromAt, untilAt }];
    await service.hear(postChangedV1.of({ ...post, holderId: holder, deputies }), { version });
    expect(await seatsOf(deputy, fromAt)).toEqual([{ ...seat, onBehalfOf: holder }]);
  });

  test('a vacant post lends its authority to nobody', async () => {
    await tell(null, [{ staffId: deputy, fromAt, untilAt }]);
    expect(await seatsOf(deputy, fromAt)).toEqual([]);
  });
});
