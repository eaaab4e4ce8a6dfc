import { describe, expect, test } from 'vitest';
import type { Books, Side } from './books.js';
import { checkKitHouse } from './check-kit-house.js';

/** A house in order: two steps of one parcel, both heard, the second refused by the receiver's rules, the first noted back. */
function goodBooks(): Books {
  const sender: Side = {
    steps: [
      { id: 'step-1', parcelId: 'parcel', askedWith: 'key-1' },
      { id: 'step-2', parcelId: 'parcel', askedWith: 'key-2' },
    ],
    parcels: [{ id: 'parcel', steps: 2 }],
    outbox: [
      { eventId: 'moved-1', aggregateId: 'parcel', version: 1, stepId: 'step-1', sent: true, withheld: false },
      { eventId: 'moved-2', aggregateId: 'parcel', version: 2, stepId: 'step-2', sent: true, withheld: false },
    ],
    inbox: ['noted-1'],
    dead: [],
    effects: [{ eventId: 'noted-1', parcelId: 'parcel' }],
    effectCounts: [{ parcelId: 'parcel', effects: 1 }],
    // The second was sent again after the stream had lost it.
    stream: ['moved-1', 'moved-2', 'moved-2'],
  };
  const receiver: Side = {
    steps: [],
    parcels: [],
    outbox: [{ eventId: 'noted-1', aggregateId: 'parcel', version: 1, stepId: 'step-1', sent: true, withheld: false }],
    inbox: ['moved-1'],
    dead: ['moved-2'],
    effects: [{ eventId: 'moved-1', parcelId: 'parcel' }],
    effectCounts: [{ parcelId: 'parcel', effects: 1 }],
    stream: ['noted-1'],
  };
  return { sender, receiver, acknowledged: [{ key: 'key-1', stepId: 'step-1', parcelId: 'parcel' }] };
}

/** What is found when something is planted in a good house. */
function foundAfter(plant: (books: Books) => void): string[] {
  const books = goodBooks();
  plant(books);
  return checkKitHouse(books).map(({ kind }) => kind);
}

test('a house in order has no violations', () => {
  expect(checkKitHouse(goodBooks())).toEqual([]);
});

describe('a planted loss is found', () => {
  test('an acknowledged operation that is nowhere', () => {
    const found = foundAfter(({ acknowledged }) =>
      acknowledged.push({ key: 'key-3', stepId: 'step-3', parcelId: 'parcel' }),
    );
    expect(found).toEqual(['LOST']);
  });
  test('a sent event without an effect', () => {
    const found = foundAfter(({ receiver }) => {
      receiver.effects = [];
      receiver.effectCounts = [];
    });
    expect(found).toEqual(['LOST']);
  });
  test('an event that was neither handled nor set aside', () => {
    expect(
      foundAfter(({ receiver }) => {
        receiver.dead = [];
      }),
    ).toEqual(['LOST']);
  });
  test('an event that still waits to be sent', () => {
    expect(
      foundAfter(({ receiver }) => {
        for (const row of receiver.outbox) row.sent = false;
      }),
    ).toEqual(['LOST']);
  });
});

describe('a planted double is found', () => {
  test('an event that took effect twice', () => {
    const found = foundAfter(({ receiver }) => {
      receiver.effects.push({ eventId: 'moved-1', parcelId: 'parcel' });
      receiver.effectCounts = [{ parcelId: 'parcel', effects: 2 }];
    });
    expect(found).toEqual(['DOUBLED']);
  });
  test('an event that was set aside and took effect as well', () => {
    expect(foundAfter(({ receiver }) => receiver.dead.push('moved-1'))).toEqual(['DOUBLED']);
  });
  test('a key under which two operations were made', () => {
    const found = foundAfter(({ sender }) => {
      for (const step of sender.steps) step.askedWith = 'key-1';
    });
    expect(found).toEqual(['DOUBLED']);
  });
});

describe('what does not add up is found', () => {
  test('a counter that differs from its rows', () => {
    const found = foundAfter(({ receiver }) => {
      receiver.effectCounts = [{ parcelId: 'parcel', effects: 2 }];
    });
    expect(found).toEqual(['WRONG']);
  });
  test('a gap in the versions', () => {
    expect(
      foundAfter(({ sender }) => {
        for (const row of sender.outbox) if (row.version === 2) row.version = 3;
      }),
    ).toEqual(['WRONG']);
  });
  test('a message in the stream that nobody told', () => {
    expect(foundAfter(({ sender }) => sender.stream.push('foreign'))).toEqual(['WRONG']);
  });
  test('an effect of an event that nobody told', () => {
    const found = foundAfter(({ receiver }) => {
      receiver.inbox.push('foreign');
      receiver.effects.push({ eventId: 'foreign', parcelId: 'parcel' });
      receiver.effectCounts = [{ parcelId: 'parcel', effects: 2 }];
    });
    expect(found).toEqual(['WRONG']);
  });
  test('an operation that was never told', () => {
    expect(
      foundAfter(({ sender }) => sender.steps.push({ id: 'step-3', parcelId: 'parcel', askedWith: 'key-3' })),
    ).toEqual(['WRONG', 'WRONG']);
  });
});

test('a withheld event is accounted for, and must not have taken effect', () => {
  const withhold = ({ receiver }: Books) => {
    for (const row of receiver.outbox) Object.assign(row, { sent: false, withheld: true });
  };
  expect(foundAfter(withhold)).toEqual(['DOUBLED']);
  expect(
    foundAfter((books) => {
      withhold(books);
      Object.assign(books.sender, { effects: [], effectCounts: [], inbox: [] });
    }),
  ).toEqual([]);
});
