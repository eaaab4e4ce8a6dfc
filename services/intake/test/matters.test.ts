import {
  complaintLevelled,
  complaintMerged,
  complaintMoved,
  complaintRegistered,
  complaintSeparated,
} from '@complaints/contracts';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ask } from './asking.js';
import { failed, missDeadline, resolve } from './cases.js';
import {
  banyan,
  clerk,
  customerService,
  director,
  type IntakeHouse,
  lakeside,
  manager,
  otherDirector,
  register,
  startIntake,
} from './intake-house.js';

let house: IntakeHouse;
beforeAll(async () => {
  house = await startIntake();
});
afterAll(() => house.stop());
beforeEach(() => void house.clock.moveBy(1));

const SHOWN = `id status level matterId repeatOf { id } mergedInto { id } duplicates { edges { node { id } } }
  levelDerivation { ground sentenceEn }
  levelChanges { edges { node { cause reason fromLevel toLevel isLower changedById } } }`;
const show = async (id: string, caller = customerService) =>
  (await house.ask(caller, `query ($id: ID!) { complaint(id: $id) { ${SHOWN} } }`, { id })).data.complaint;
const act = (mutation: string, input: object, caller = customerService) =>
  ask(house, caller, mutation, { reason: '同一件事', ...input }, `complaint { ${SHOWN} }`);
const changesOf = ({ levelChanges }: { levelChanges: { edges: { node: object }[] } }) =>
  levelChanges.edges.map(({ node }) => node);
const told = async (subject: string, complaintId: string) =>
  (await house.told(subject)).filter(({ payload }) => payload.complaintId === complaintId);

let phones = 0;
/** A complaint by somebody new. */
async function complain(given: Record<string, unknown> = {}) {
  phones += 1;
  house.clock.moveBy(1);
  const customer = { phone: `137${String(phones).padStart(8, '0')}` };
  return (await register(house, { customer, ...given }, customerService)).complaint;
}

describe('R5: what says the same is joined', () => {
  test('the one received first goes on, nothing is lost, no count is added', async () => {
    const [one, two] = [await complain(), await complain()];
    const { complaint, errors } = await act('mergeComplaint', { complaintId: one.id, intoId: two.id });
    expect(errors).toEqual([]);
    expect(complaint).toMatchObject({
      id: one.id,
      status: 'OPEN',
      level: 'FIRST',
      duplicates: { edges: [{ node: { id: two.id } }] },
    });
    expect(await show(two.id)).toMatchObject({ status: 'MERGED', matterId: one.matterId, mergedInto: { id: one.id } });
    expect(await told(complaintMerged.subject, two.id)).toMatchObject([{ payload: { intoId: one.id } }]);
    await resolve(house, one.id);
    house.clock.moveBy(1);
    const { complaint: repeat } = await register(house, { repeatOfId: one.id }, customerService);
    expect(repeat.level).toBe('SECOND');
  });

  test('R12: from an external source it makes MAJOR what it is joined to, from that moment', async () => {
    const [one, two] = [await complain(), await complain({ source: 'MEDIA', channel: 'SOCIAL_MEDIA' })];
    const now = house.clock.moveBy(60_000);
    const { complaint } = await act('mergeComplaint', { complaintId: two.id, intoId: one.id });
    expect(complaint).toMatchObject({ id: one.id, level: 'MAJOR', levelDerivation: { ground: 'EXTERNAL_DUPLICATE' } });
    expect(changesOf(complaint)).toEqual([
      {
        cause: 'DUPLICATE_JOINED',
        reason: '同一件事',
        fromLevel: 'FIRST',
        toLevel: 'MAJOR',
        isLower: false,
        changedById: customerService.sub,
      },
    ]);
    const [event] = await told(complaintLevelled.subject, one.id);
    expect(event?.payload).toMatchObject({ level: 'MAJOR', previousLevel: 'FIRST', levelledAt: now.toISOString() });
  });

  test('it can be undone: the duplicate is open again where it was, and the level falls for oversight to see', async () => {
    const [one, two] = [await complain(), await complain({ source: 'MEDIA', channel: 'SOCIAL_MEDIA' })];
    await act('mergeComplaint', { complaintId: two.id, intoId: one.id });
    const { complaint } = await act('splitComplaint', { complaintId: two.id, reason: '不是一回事' });
    expect(complaint).toMatchObject({ status: 'OPEN', level: 'MAJOR', matterId: two.matterId, mergedInto: null });
    expect(await told(complaintSeparated.subject, two.id)).toMatchObject([
      { payload: { fromId: one.id, isNew: false, level: 'MAJOR' } },
    ]);
    const back = await show(one.id);
    expect(back).toMatchObject({ level: 'FIRST', duplicates: { edges: [] } });
    expect(changesOf(back).at(-1)).toMatchObject({ cause: 'DUPLICATE_LEFT', toLevel: 'FIRST', isLower: true });
    const { data } = await house.ask(
      director,
      '{ levelChanges(isLower: true, first: 1) { edges { node { complaint { id } isLower } } } }',
    );
    expect(data.levelChanges.edges).toEqual([{ node: { complaint: { id: one.id }, isLower: true } }]);
  });

  test('at registration a duplicate joins at once: no case, no count, its own number', async () => {
    const one = await complain();
    house.clock.moveBy(1);
    const given = { duplicateOfId: one.id, source: 'AUTHORITY', channel: 'LETTER', customer: { phone: '13712340000' } };
    const { complaint: two } = await register(house, given, customerService);
    expect(two).toMatchObject({ status: 'MERGED', matterId: one.matterId, store: { id: lakeside.id } });
    expect(two.number).not.toBe(one.number);
    expect((await show(one.id)).level).toBe('MAJOR');
    expect(await told(complaintRegistered.subject, two.id)).toEqual([]);
    await act('splitComplaint', { complaintId: two.id });
    expect(await told(complaintSeparated.subject, two.id)).toMatchObject([
      { payload: { isNew: true, level: 'MAJOR' } },
    ]);
    expect((await show(two.id)).matterId).not.toBe(one.matterId);
  });

  test('what was joined to a duplicate goes where it goes', async () => {
    const [one, two, three] = [await complain(), await complain(), await complain()];
    await act('mergeComplaint', { complaintId: three.id, intoId: two.id });
    await act('mergeComplaint', { complaintId: two.id, intoId: one.id });
    expect(await show(three.id)).toMatchObject({ matterId: one.matterId, mergedInto: { id: two.id } });
    await act('splitComplaint', { complaintId: two.id });
    expect(await show(three.id)).toMatchObject({ matterId: two.matterId, status: 'MERGED' });
  });

  test('two that are joined to each other at once: one way goes through, the other is refused', async () => {
    const [one, two] = [await complain(), await complain()];
    const answers = await Promise.all([
      act('mergeComplaint', { complaintId: one.id, intoId: two.id }),
      act('mergeComplaint', { complaintId: two.id, intoId: one.id }),
    ]);
    expect(answers.flatMap(({ errors }) => errors)).toEqual([
      { code: 'COMPLAINT_NOT_OPEN', path: [expect.any(String)] },
    ]);
    expect([(await show(one.id)).status, (await show(two.id)).status]).toEqual(['OPEN', 'MERGED']);
  });
});

describe('R15: what belongs together stands on one matter', () => {
  test('a complaint is linked to the matter it is about, and counted there by when it came', async () => {
    const one = await complain();
    await resolve(house, one.id);
    const two = await complain();
    expect(two.level).toBe('FIRST');
    const { complaint } = await act('linkToMatter', { complaintId: two.id, matterId: one.matterId });
    expect(complaint).toMatchObject({ level: 'SECOND', matterId: one.matterId, repeatOf: { id: one.id } });
    expect(await told(complaintMoved.subject, two.id)).toMatchObject([{ payload: { fromMatterId: two.matterId } }]);
    const { complaint: apart } = await act('splitComplaint', { complaintId: two.id });
    expect(apart).toMatchObject({ level: 'FIRST', repeatOf: null });
    expect(apart.matterId).not.toBe(one.matterId);
    expect(changesOf(apart)).toMatchObject([{ cause: 'MATTER_CHANGED' }, { cause: 'MATTER_CHANGED', isLower: true }]);
  });

  test('linked before the others it is the first, and theirs rise', async () => {
    const early = await complain({ source: 'MEDIA', channel: 'SOCIAL_MEDIA' });
    const late = await complain();
    await act('linkToMatter', { complaintId: early.id, matterId: late.matterId });
    expect((await show(late.id)).level).toBe('MAJOR');
  });
});

describe('R14: only facts are corrected', () => {
  test('a source taken down wrongly lifts the level of the complaint and of what repeats it', async () => {
    const one = await complain();
    await resolve(house, one.id);
    house.clock.moveBy(1);
    const { complaint: two } = await register(house, { repeatOfId: one.id }, customerService);
    const input = { complaintId: one.id, source: 'CONSUMER_ASSOCIATION', channel: 'LETTER', reason: '消协转来' };
    const { complaint } = await act('correctComplaintFacts', input, director);
    expect(complaint).toMatchObject({ level: 'MAJOR', levelDerivation: { ground: 'EXTERNAL_SOURCE' } });
    expect(await show(two.id)).toMatchObject({ level: 'ABNORMAL' });
    const { data } = await house.ask(
      director,
      'query ($id: ID!) { complaint(id: $id) { revision revisions { edges { node { number reason changes { field before after } } } } } }',
      { id: one.id },
    );
    expect(data.complaint).toEqual({
      revision: 1,
      revisions: {
        edges: [
          {
            node: {
              number: 1,
              reason: '消协转来',
              changes: [
                { field: 'source', before: 'STORE', after: 'CONSUMER_ASSOCIATION' },
                { field: 'channel', before: 'COUNTER', after: 'LETTER' },
              ],
            },
          },
        ],
      },
    });
  });

  test('R38: an outcome heard of after a repeat came, but which was there before, counts for it', async () => {
    const one = await complain();
    const dueAt = house.clock.now();
    house.clock.moveBy(1);
    const { complaint: two } = await register(house, { repeatOfId: one.id }, customerService);
    expect(two.level).toBe('FIRST');
    house.clock.moveTo(dueAt);
    await missDeadline(house, one.id, 'PLAN');
    expect(await show(two.id)).toMatchObject({ level: 'SECOND' });
    expect(changesOf(await show(two.id))).toMatchObject([
      { cause: 'OUTCOME_LEARNED', reason: null, changedById: null },
    ]);
    house.clock.moveBy(60_000);
  });

  test('R13, R24: the third failed attempt makes a MAJOR complaint ABNORMAL, once', async () => {
    const { id } = await complain({ source: 'MEDIA', channel: 'SOCIAL_MEDIA' });
    const fail = (failedAttempts: number) => house.hear(failed(house, id, failedAttempts));
    await fail(2);
    expect((await show(id)).level).toBe('MAJOR');
    await fail(3);
    await fail(1);
    await fail(4);
    const shown = await show(id);
    expect(shown).toMatchObject({ level: 'ABNORMAL', levelDerivation: { ground: 'ATTEMPTS_FAILED' } });
    expect(changesOf(shown)).toMatchObject([{ cause: 'ATTEMPTS_FAILED' }]);
    expect(await told(complaintLevelled.subject, id)).toHaveLength(1);
  });
});

describe('what is refused changes nothing', () => {
  const snapshot = async () =>
    JSON.stringify(
      await house.dataSource.query('select id, status, level, matter_id, revision from complaint order by id'),
    );

  test('R5, R14, R91: each refusal names the field', async () => {
    const [one, two, closed] = [await complain(), await complain(), await complain()];
    const elsewhere = await complain({ storeId: banyan.id });
    await resolve(house, closed.id);
    const unknown = uuidv7();
    const before = await snapshot();
    for (const [mutation, input, code, path, caller] of [
      ['mergeComplaint', { complaintId: one.id, intoId: one.id }, 'SAME_COMPLAINT', ['intoId']],
      ['mergeComplaint', { complaintId: one.id, intoId: unknown }, 'COMPLAINT_NOT_FOUND', ['intoId']],
      ['mergeComplaint', { complaintId: 'no id', intoId: one.id }, 'COMPLAINT_NOT_FOUND', ['complaintId']],
      ['mergeComplaint', { complaintId: one.id, intoId: closed.id }, 'COMPLAINT_NOT_OPEN', ['intoId']],
      ['mergeComplaint', { complaintId: one.id, intoId: two.id, reason: ' ' }, 'REASON_MISSING', ['reason']],
      ['mergeComplaint', { complaintId: one.id, intoId: elsewhere.id }, 'COMPLAINT_NOT_FOUND', ['intoId'], clerk],
      ['splitComplaint', { complaintId: one.id }, 'ALONE_ON_MATTER', ['complaintId']],
      ['linkToMatter', { complaintId: one.id, matterId: one.matterId }, 'ALREADY_ON_MATTER', ['matterId']],
      ['linkToMatter', { complaintId: one.id, matterId: unknown }, 'MATTER_NOT_FOUND', ['matterId']],
      ['linkToMatter', { complaintId: one.id, matterId: elsewhere.matterId }, 'MATTER_NOT_FOUND', ['matterId'], clerk],
      ['correctComplaintFacts', { complaintId: one.id, source: 'MEDIA' }, 'FORBIDDEN', [], clerk],
      ['correctComplaintFacts', { complaintId: one.id, source: 'STORE' }, 'NOTHING_TO_CORRECT', []],
      [
        'correctComplaintFacts',
        { complaintId: one.id, source: 'MEDIA' },
        'COMPLAINT_NOT_FOUND',
        ['complaintId'],
        otherDirector,
      ],
      ['correctComplaintFacts', { complaintId: one.id, hasOutcome: true }, 'OUTCOME_MISSING', ['outcomeAt']],
    ] as const) {
      const answer = await act(mutation, input, caller);
      expect({ mutation, input, answer }).toEqual({
        mutation,
        input,
        answer: { complaint: null, errors: [{ code, path }] },
      });
    }
    expect(await snapshot()).toBe(before);
  });

  test('R5: a new complaint is a repeat or a duplicate, of one that is seen, and a duplicate of one that is open', async () => {
    const [one, closed] = [await complain(), await complain()];
    await resolve(house, closed.id);
    for (const [given, code, field] of [
      [{ repeatOfId: one.id, duplicateOfId: one.id }, 'CONTRADICTING_LINKS', 'duplicateOfId'],
      [{ duplicateOfId: closed.id }, 'COMPLAINT_NOT_OPEN', 'duplicateOfId'],
      [{ duplicateOfId: uuidv7() }, 'COMPLAINT_NOT_FOUND', 'duplicateOfId'],
    ] as const) {
      expect(await register(house, given, manager)).toEqual({ complaint: null, errors: [{ code, path: [field] }] });
    }
  });
});
