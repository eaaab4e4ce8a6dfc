import { after } from '@complaints/kit/pure';
import { describe, expect, test } from 'vitest';
import { MOST_ACCUSED, readAccusedStaff } from './accused-staff.js';
import { NOTHING_TO_TELL, type PartyComplaint, partiesOf, sameParties } from './parties.js';

const start = new Date('2026-11-23T01:30:00.000Z');
const staff = (place: number) => `0199a1b2-c3d4-7000-8000-${String(place).padStart(12, '0')}`;
const many = (count: number) => Array.from({ length: count }, (_, place) => staff(place));

describe('R2, R20: the staff among the people complained about', () => {
  test('are named once each, whatever the case of their ids', () => {
    expect(readAccusedStaff([staff(10), staff(11), staff(10).toUpperCase()])).toEqual([staff(10), staff(11)]);
  });

  test('nothing said is not nobody', () => {
    for (const nothing of [null, undefined]) expect(readAccusedStaff(nothing)).toBeNull();
    expect(readAccusedStaff([])).toEqual([]);
  });

  test('twenty can be named, not one more; one named twice counts once', () => {
    expect(readAccusedStaff([...many(MOST_ACCUSED), staff(0)])).toHaveLength(20);
    expect(() => readAccusedStaff(many(MOST_ACCUSED + 1))).toThrow(
      expect.objectContaining({ code: 'TOO_MANY_ACCUSED', path: ['accusedStaffIds'] }),
    );
  });

  test('what is no id is refused with its place', () => {
    expect(() => readAccusedStaff([staff(0), '王经理'])).toThrow(
      expect.objectContaining({ code: 'STAFF_ID_INVALID', path: ['accusedStaffIds', '1'] }),
    );
  });
});

describe('R5, R20, R35: the parties of a complaint are also those of what was joined to it', () => {
  const complaintOf = (id: string, given: Partial<PartyComplaint> = {}): PartyComplaint => ({
    id,
    mergedIntoId: null,
    acceptedAt: start,
    customerId: null,
    reachable: false,
    accusedStaffIds: [],
    ...given,
  });
  const kept = complaintOf('a', { accusedStaffIds: [staff(1)] });

  test('an anonymous complaint is reached through a duplicate, also through one joined to that', () => {
    expect(partiesOf(kept, [kept]).reachable).toBe(false);
    const duplicate = complaintOf('b', { mergedIntoId: 'a', acceptedAt: after(start, 1) });
    expect(partiesOf(kept, [kept, duplicate]).reachable).toBe(false);
    const inner = complaintOf('c', { mergedIntoId: 'b', acceptedAt: after(start, 2), reachable: true });
    expect(partiesOf(kept, [kept, duplicate, inner]).reachable).toBe(true);
    expect(partiesOf(duplicate, [kept, duplicate, inner]).reachable).toBe(true);
    expect(partiesOf(kept, [kept, { ...inner, mergedIntoId: null }]).reachable).toBe(false);
  });

  test('R66: it is the complaint of whoever made it, else of whoever first said the same', () => {
    const [joined, later] = [1, 2].map((place) =>
      complaintOf(`${place}`, { mergedIntoId: 'a', acceptedAt: after(start, place), customerId: `customer ${place}` }),
    ) as [PartyComplaint, PartyComplaint];
    expect(partiesOf(kept, [kept]).customerId).toBeNull();
    expect(partiesOf(kept, [later, kept, joined]).customerId).toBe('customer 1');
    expect(partiesOf(kept, [later, kept, { ...joined, customerId: null }]).customerId).toBe('customer 2');
    const own = { ...kept, customerId: 'customer 0' };
    expect(partiesOf(own, [own, joined]).customerId).toBe('customer 0');
    expect(partiesOf(joined, [own, joined]).customerId).toBe('customer 1');
  });

  test('whoever is accused in any of them is accused, the first twenty of them', () => {
    const duplicate = complaintOf('b', { mergedIntoId: 'a', accusedStaffIds: [staff(2), staff(1)] });
    expect(partiesOf(kept, [kept, duplicate]).accusedStaffIds).toEqual([staff(1), staff(2)]);
    const crowded = complaintOf('b', { mergedIntoId: 'a', accusedStaffIds: many(MOST_ACCUSED + 1).slice(2) });
    expect(partiesOf(kept, [kept, crowded]).accusedStaffIds).toHaveLength(20);
    const more = complaintOf('c', { mergedIntoId: 'a', accusedStaffIds: [staff(99)] });
    expect(partiesOf(kept, [kept, crowded, more]).accusedStaffIds).not.toContain(staff(99));
  });
});

test('R20, R35: parties are the same whatever the order in which staff were named, and whoever the customer is', () => {
  const parties = { customerId: null, reachable: true, accusedStaffIds: [staff(1), staff(2)] };
  expect(sameParties(parties, { ...parties, accusedStaffIds: [staff(2), staff(1)] })).toBe(true);
  expect(sameParties(parties, { ...parties, customerId: 'somebody' })).toBe(true);
  for (const other of [
    { ...parties, reachable: false },
    { ...parties, accusedStaffIds: [staff(1)] },
    { ...parties, accusedStaffIds: [staff(1), staff(3)] },
    NOTHING_TO_TELL,
  ])
    expect(sameParties(parties, other)).toBe(false);
});
