import { describe, expect, test } from 'vitest';
import { handOver, type RoutableComplaint, readNote } from './screening.js';

const complaint: RoutableComplaint = { status: 'OPEN', regionId: 'east', departmentId: null, handOvers: 0 };
const quality = { id: 'quality', regionId: 'east' };
const refused = (code: string, field: string) => expect.objectContaining({ code, path: [field] });

describe('R6: a complaint is handed to the department that must deal with it', () => {
  test('each time is counted, also back to its owner', () => {
    expect(handOver(complaint, quality)).toBe(1);
    expect(
      handOver({ ...complaint, departmentId: 'quality', handOvers: 1 }, { id: 'purchasing', regionId: null }),
    ).toBe(2);
    expect(handOver({ ...complaint, departmentId: 'quality', handOvers: 99 }, null)).toBe(100);
  });

  test('not into the hands it is in', () => {
    expect(() => handOver(complaint, null)).toThrow(refused('ALREADY_THERE', 'departmentId'));
    expect(() => handOver({ ...complaint, departmentId: 'quality' }, quality)).toThrow(
      refused('ALREADY_THERE', 'departmentId'),
    );
  });

  test('not to another region, and without a region to headquarters only', () => {
    const south = { id: 'quality', regionId: 'south' };
    expect(() => handOver(complaint, south)).toThrow(refused('DEPARTMENT_OF_ANOTHER_REGION', 'departmentId'));
    const nowhere = { ...complaint, regionId: null };
    expect(() => handOver(nowhere, quality)).toThrow(refused('DEPARTMENT_OF_ANOTHER_REGION', 'departmentId'));
    expect(handOver(nowhere, { id: 'purchasing', regionId: null })).toBe(1);
  });

  test('only while it is open, and a hundred times at the most', () => {
    expect(() => handOver({ ...complaint, status: 'RESOLVED' }, quality)).toThrow(
      refused('COMPLAINT_NOT_OPEN', 'complaintId'),
    );
    expect(() => handOver({ ...complaint, handOvers: 100 }, quality)).toThrow(
      refused('TOO_MANY_HAND_OVERS', 'complaintId'),
    );
  });

  test('a note is bounded', () => {
    expect(readNote('请查库存')).toBe('请查库存');
    expect(() => readNote('字'.repeat(2_001))).toThrow(refused('TEXT_TOO_LONG', 'note'));
  });
});
