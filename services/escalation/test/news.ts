import {
  complaintAmended,
  complaintClassified,
  complaintErased,
  complaintLevelled,
  complaintMerged,
  complaintMoved,
  complaintSeparated,
  partiesNamed,
  planAnswered,
  type Told,
} from '@complaints/contracts';
import type { TestService } from '@complaints/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { expect } from 'vitest';
import { lakeside } from './story.js';

/** What intake may tell of a complaint after it was registered. */

type Change<Type extends { of(payload: never): unknown }> = Partial<Parameters<Type['of']>[0]>;
const place = { storeId: lakeside.id, regionId: lakeside.regionId };
const at = new Date('2026-11-23T01:30:00.000Z');

export const levelled = (complaintId: string, change: Change<typeof complaintLevelled> = {}) =>
  complaintLevelled.of({
    ...{ complaintId, ...place, matterId: uuidv7(), level: 'MAJOR', previousLevel: 'FIRST' },
    ...{ cause: 'DUPLICATE_JOINED', levelledAt: at, policyVersion: 1, ...change },
  });
export const merged = (complaintId: string, into: { complaintId: string; matterId: string }) =>
  complaintMerged.of({ complaintId, ...place, intoId: into.complaintId, matterId: into.matterId, mergedAt: at });
export const separated = (complaintId: string, change: Change<typeof complaintSeparated> = {}) =>
  complaintSeparated.of({
    ...{ complaintId, ...place, number: 'C-1', matterId: uuidv7(), fromId: uuidv7(), isNew: false, level: 'FIRST' },
    ...{ source: 'STORE', channel: 'COUNTER', confidentialTowardsStore: false },
    ...{ acceptedAt: at, separatedAt: at, policyVersion: 1, ...change },
  });
export const moved = (complaintId: string, matterId: string) =>
  complaintMoved.of({ complaintId, ...place, matterId, fromMatterId: uuidv7(), movedAt: at });
export const amended = (complaintId: string, change: Change<typeof complaintAmended>) =>
  complaintAmended.of({ complaintId, ...place, confidentialTowardsStore: false, amendedAt: at, ...change });

export const classified = (complaintId: string, change: Change<typeof complaintClassified> = {}) =>
  complaintClassified.of({
    ...{ complaintId, ...place, natureCode: 'SALES', categoryVersion: 1, urgency: 'NORMAL', difficulty: null },
    ...{ impactSatisfaction: null, impactReputation: null, impactFinance: null, classifiedAt: at, ...change },
  });
export const partiesNamedOf = (complaintId: string, change: Change<typeof partiesNamed> = {}) =>
  partiesNamed.of({ complaintId, ...place, reachable: true, accusedStaffIds: [], namedAt: at, ...change });

export const answered = (
  complaintId: string,
  about: { planId: string; round: number },
  accepted: boolean,
  answeredAt: Date,
) => planAnswered.of({ complaintId, ...about, accepted, answeredAt });

export const erased = (complaintId: string) => complaintErased.of({ complaintId, ...place, erasedAt: at });

let version = 1;
/** Hears what must be handled; each is newer than those before. */
export async function hears(service: TestService, told: Told): Promise<void> {
  version += 1;
  expect(await service.hear(told, { version })).toEqual({ kind: 'HANDLED' });
}
