import { demonstrationChain, EVERY_SCOPE, postChanged, postChangedV1, type Told } from '@complaints/contracts';
import { createLog, ofItself, transact } from '@complaints/kit';
import { DAY_MS } from '@complaints/kit/pure';
import type { TestCaller } from '@complaints/kit/testing';
import {
  askOncePerKey,
  auditOf,
  type Deed,
  expectDeed,
  expectEffect,
  expectNoneInClear,
  keyed,
  mutationsIn,
  OF_THE_KIT,
  type Sample,
  tablesOf,
} from '@complaints/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeStore } from '../src/actions/change-store.js';
import { firstCategories } from '../src/domain/categories/first-categories.js';
import { intake } from '../src/service.js';
import {
  accepted,
  assigned,
  climbed,
  closed,
  failed,
  finished,
  issued,
  missed,
  proposed,
  reopened,
  resolved,
  superseded,
  withdrawn,
} from './cases.js';
import { letterbox } from './channels.js';
import { ANNOUNCE, send } from './evidence/files.js';
import { csvOf, history, importFiles, runCommand } from './import/import-files.js';
import {
  administrator,
  anybody,
  clerk,
  customerService,
  type IntakeHouse,
  lakeside,
  outsideOf,
  register,
  startIntake,
} from './intake-house.js';
import { policyDocument } from './policies.js';
import { dissatisfied, planTokenFor, tokenFor } from './ratings.js';

const WORDS = {
  name: '王芳',
  phone: '13912345678',
  email: 'wang@example.com',
  content: '冰箱不制冷',
  opinion: '太慢了',
  objection: '补偿太少',
  note: '已致歉并回访',
  file: '补充说明.txt',
};
const { graph, hearings, timers, commands } = intake(outsideOf());
const deputy: TestCaller = { sub: crypto.randomUUID(), role: 'STAFF' };

let house: IntakeHouse;
let complaint: { id: string; number: string };
beforeAll(async () => {
  house = await startIntake();
});
afterAll(() => house?.stop());

/** What was done of everything that can be done here. */
const done = new Set<string>();

/** Somebody acts, once per key. */
async function acts(sample: Sample, deed: Partial<Deed> & Pick<Deed, 'changes'>) {
  const { payload, rows } = await askOncePerKey(house, sample);
  expectDeed(rows, { operation: sample.mutation, actorId: sample.by.sub, ...deed });
  done.add(sample.mutation);
  return payload;
}
async function hears(told: Told, deed: Pick<Deed, 'changes' | 'reason'>) {
  await expectEffect(house, told, deed);
  done.add(told.type.subject);
}
const registration = {
  mutation: 'registerComplaint',
  by: deputy,
  answer: 'complaint { id number level customer { id } }',
  other: { content: 'something else' },
  refused: { input: { content: ' ' }, code: 'CONTENT_EMPTY' },
};

test('every table is audited and salted, or is a copy, a queue of messages, of addresses that soon end, a count of attempts, what is searched or of the kit', async () => {
  const tables = await tablesOf(house);
  const unaudited = tables.filter(({ isAudited }) => !isAudited).map(({ name }) => name);
  const unsaid = [
    'attempt_window',
    'classification_example',
    'complaint_search',
    'directory_post',
    'evidence_link',
    'message',
  ];
  // Which words wait to be looked at, and which of them many persons use: made anew from the complaints.
  const ofWords = ['complaint_to_describe', 'term', 'term_sighting'];
  expect(unaudited).toEqual([...OF_THE_KIT, ...unsaid, ...ofWords].sort());
  expect(tables.filter(({ isAudited, isSalted }) => isAudited !== isSalted)).toEqual([]);
});

test('the places of the chain are audited, copies of its posts are not', async () => {
  const { regions, stores, departments, posts, channels } = demonstrationChain;
  const places = { 'INSERT region': regions.length, 'INSERT store': stores.length };
  const found = { 'INSERT channel_verification': channels.length, 'UPDATE channel': channels.length };
  const ways = { 'INSERT channel': channels.length, ...found };
  const changes = { ...places, 'INSERT department': departments.length, ...ways };
  const rows = await house.dataSource.query('select * from audit');
  expectDeed(rows, { operation: 'load-demonstration', requestId: null, changes });
  done.add('load-demonstration');
  const change = () =>
    transact(house.dataSource, ofItself('change-store'), (em) =>
      changeStore(em, { ...lakeside, nameEn: 'Lakeside West', now: house.clock.now() }),
    );
  const changed = await auditOf(house, change);
  expectDeed(changed.rows, { operation: 'change-store', requestId: null, changes: { 'UPDATE store': 1 } });
  expect((await auditOf(house, change)).rows).toEqual([]);

  const { id: postId, ...post } = posts.find(({ holder }) => holder.id === clerk.sub) as (typeof posts)[0];
  const { kind, storeId, regionId, departmentId } = post;
  const fromAt = house.clock.now();
  const acting = { staffId: deputy.sub, fromAt, untilAt: new Date(fromAt.getTime() + DAY_MS) };
  const told = { postId, kind, storeId, regionId, departmentId, holderId: clerk.sub };
  await hears(postChangedV1.of({ ...told, deputies: [acting] }), { changes: {} });
  await hears(postChanged.of({ ...told, deputies: [{ ...acting, scopes: EVERY_SCOPE }] }), { changes: {} });
});

test('R2, R26: a complaint is audited with its matter and customer, once per key, on behalf of the holder', async () => {
  const { name, phone, content } = WORDS;
  const input = { storeId: lakeside.id, content, channel: 'PHONE', customer: { name, phone } };
  const changes = { 'INSERT complaint': 1, 'INSERT matter': 1, 'INSERT customer': 1, 'INSERT customer_contact': 2 };
  ({ complaint } = await acts({ ...registration, input }, { onBehalfOf: clerk.sub, changes }));
  const [event] = await house.dataSource.query(
    `select o.actor_id, o.trace_id, a.request_id from outbox o join audit a on a.row_key = o.aggregate_id::text
     where o.aggregate_id = $1`,
    [complaint.id],
  );
  expect(event).toEqual({ actor_id: deputy.sub, trace_id: event.request_id, request_id: expect.any(String) });
});

test('R2, R3: what the public files is audited without a person, once per key', async () => {
  const { name, phone, content } = WORDS;
  const sample = {
    mutation: 'fileComplaint',
    by: anybody,
    input: { storeCode: 'east-01', content, customer: { name, phone } },
    answer: 'receipt { number }',
    other: { content: 'something else' },
    refused: { input: { content: ' ' }, code: 'CONTENT_EMPTY' },
  };
  await acts(sample, { actorId: null, changes: { 'INSERT complaint': 1, 'INSERT matter': 1 } });
});

test('R5: a repeat is audited as one, with what is new of the customer', async () => {
  const { phone, email, content } = WORDS;
  const input = { repeatOfId: complaint.id, content, channel: 'PHONE', customer: { phone, email } };
  const deed = {
    onBehalfOf: clerk.sub,
    reason: 'REPEAT',
    changes: { 'INSERT complaint': 1, 'INSERT customer_contact': 1 },
  };
  const { complaint: repeat } = await acts({ ...registration, input }, deed);
  await hears(superseded(house, complaint.id, repeat.id), { changes: { 'UPDATE complaint': 1 } });
  complaint = repeat;
});

test('R32: a plan is audited when it is offered, and its answer without a person', async () => {
  const offer = proposed(house, complaint.id);
  await hears(offer, { changes: { 'INSERT proposed_plan': 1, 'INSERT link': 1 } });
  const sample = {
    mutation: 'answerPlan',
    by: anybody,
    input: { token: await planTokenFor(house, complaint.number), accepted: false, objection: WORDS.objection },
    answer: 'answer { round accepted objection answeredAt }',
    other: { objection: 'something else' },
    refused: { by: clerk, code: 'STAFF_NEVER_ANSWER' },
  };
  await acts(sample, { actorId: null, changes: { 'INSERT plan_answer': 1, 'UPDATE link': 1 } });
  await hears(accepted(house, complaint.id), { changes: { 'UPDATE complaint': 1 } });
  for (const lapse of [climbed, assigned, withdrawn]) {
    house.clock.moveBy(1);
    await hears(lapse(house, complaint.id), { changes: { 'UPDATE complaint': 1 } });
  }
});

test('R33, R36: the letter of a decision is audited with its link and the outcome that it is', async () => {
  const changes = { 'INSERT decision_letter': 1, 'INSERT link': 1, 'UPDATE complaint': 1 };
  await hears(issued(house, complaint.id), { changes });
});

test('R4: a file is audited as it is announced, kept and asked for; who asked stays', async () => {
  const bytes = Buffer.from('发票已交。');
  const announcement = {
    mutation: 'requestEvidenceUpload',
    by: deputy,
    input: { complaintId: complaint.id, kind: 'LETTER', fileName: WORDS.file, sizeBytes: bytes.length },
    answer: 'upload { evidence { id state name } }',
    other: { kind: 'OTHER' },
    refused: { input: { fileName: 'letter.exe' }, code: 'FILE_TYPE_NOT_ACCEPTED' },
  };
  const { upload } = await acts(announcement, { onBehalfOf: clerk.sub, changes: { 'INSERT evidence': 1 } });
  const key = { idempotencyKey: crypto.randomUUID(), ...announcement.input };
  const { data } = await house.ask(deputy, ANNOUNCE, { input: key });
  const { rows } = await auditOf(house, () => send(house, data.requestEvidenceUpload.upload.url, bytes));
  const uploaded = { operation: 'upload-evidence', onBehalfOf: clerk.sub, changes: { 'UPDATE evidence': 2 } };
  expectDeed(rows.slice(0, 1), { ...uploaded, actorId: null, changes: { 'UPDATE evidence': 1 } });
  expect(rows.map(({ actor_id, operation }) => [actor_id, operation])).toEqual([
    [null, 'upload-evidence'],
    [deputy.sub, 'upload-evidence'],
  ]);
  const request = {
    mutation: 'requestEvidenceDownload',
    by: deputy,
    input: { evidenceId: data.requestEvidenceUpload.upload.evidence.id },
    answer: 'download { evidence { id } }',
    other: { evidenceId: upload.evidence.id },
    refused: { input: { evidenceId: upload.evidence.id }, code: 'EVIDENCE_NOT_STORED' },
  };
  await acts(request, { onBehalfOf: clerk.sub, changes: { 'INSERT evidence_access': 1 } });
  const verify = () =>
    commands['verify-evidence']?.({ ...house, log: createLog('intake', 'silent'), words: [] }) as Promise<void>;
  expect((await auditOf(house, verify)).rows).toEqual([]);
  done.add('verify-evidence');
});

test('what escalation says is audited in the name of whoever did it there', async () => {
  await hears(missed(house, complaint.id, 'CONTACT'), { changes: {} });
  await hears(missed(house, complaint.id, 'PLAN'), { changes: {} });
  await hears(finished(house, complaint.id), { changes: {} });
  await hears(closed(house, complaint.id, 'PROVISIONALLY'), { changes: { 'UPDATE complaint': 1 } });
  await hears(reopened(house, complaint.id), { changes: { 'UPDATE complaint': 1 } });
  await hears(resolved(house, complaint.id), { changes: { 'UPDATE complaint': 1, 'INSERT link': 1 } });
});

test('R71: a rating is audited without a person, the repeat it makes with its reason', async () => {
  const token = await tokenFor(house, complaint.number);
  const sample = {
    mutation: 'rateHandling',
    by: anybody,
    input: { token, ...dissatisfied, opinion: WORDS.opinion },
    answer: 'rating { id resultSatisfaction repeatNumber }',
    other: { resultSatisfaction: 2 },
    refused: { input: { handlingSatisfaction: 6 }, code: 'GRADE_OUT_OF_RANGE' },
  };
  const changes = { 'INSERT rating': 1, 'INSERT complaint': 1, 'UPDATE link': 1, 'INSERT opinion_follow_up': 1 };
  await acts(sample, { actorId: null, reason: 'DISSATISFIED', changes });
  const [opinion] = await house.dataSource.query('select id from opinion_follow_up');
  const followed = {
    mutation: 'followUpOpinion',
    by: customerService,
    input: { opinionId: opinion.id, state: 'DONE', note: WORDS.note },
    answer: 'opinion { state note }',
    other: { state: 'DISMISSED' },
    refused: { by: clerk, code: 'FORBIDDEN' },
  };
  await acts(followed, { changes: { 'UPDATE opinion_follow_up': 1 } });
});

test('R91: a reveal is audited with who saw it, on behalf of whom', async () => {
  const sample = {
    mutation: 'revealContact',
    by: deputy,
    input: { complaintId: complaint.id, reason: '回电' },
    answer: 'contact { name phones texts { field text } }',
    other: { reason: '再看一次' },
    refused: { by: administrator, code: 'FORBIDDEN' },
  };
  await acts(sample, { onBehalfOf: clerk.sub, changes: { 'INSERT reveal': 1 } });
});

test('R8: keys wrapped anew, an export and an erasure are audited', async () => {
  const { customer } = await acts(
    {
      ...registration,
      input: {
        storeId: lakeside.id,
        content: '门店态度差',
        channel: 'PHONE',
        customer: { name: '李雷', phone: '13600000001' },
      },
    },
    {
      onBehalfOf: clerk.sub,
      changes: { 'INSERT complaint': 1, 'INSERT matter': 1, 'INSERT customer': 1, 'INSERT customer_contact': 2 },
    },
  ).then(({ complaint: registered }) => registered);
  const operator = async (command: string, words: string[], changes: Record<string, number>) => {
    const context = { dataSource: house.dataSource, clock: house.clock, log: createLog('intake', 'silent'), words };
    const { rows } = await auditOf(house, () => commands[command]?.(context) ?? Promise.reject());
    expectDeed(rows, { operation: command, requestId: null, changes });
    done.add(command);
  };
  await operator('rewrap-keys', [], {});
  await operator('tell-untold', [], {});
  await operator('export-customer', ['--customer', customer.id, '--reason', '客户要求'], { 'INSERT reveal': 1 });
  const sample = {
    mutation: 'eraseCustomer',
    by: customerService,
    input: { customerId: customer.id, reason: '客户要求' },
    answer: 'customer { id erasedAt nameMasked }',
    other: { reason: '到期' },
    refused: { by: clerk, code: 'FORBIDDEN' },
  };
  const changes = { 'DELETE customer_contact': 2, 'UPDATE reveal': 1, 'UPDATE complaint': 1, 'UPDATE customer': 1 };
  await acts(sample, { changes: { ...changes, 'INSERT erasure': 1 } });
});

test('the policy is audited with who published it, and with who acknowledged it', async () => {
  const version = { document: policyDocument, documentNumber: 'KS-1', confidentialityGrade: 'INTERNAL' };
  const asked = { by: administrator, input: version, other: { documentNumber: 'KS-2' } };
  const refused = { input: { documentNumber: '' }, code: 'DOCUMENT_NUMBER_INVALID' };
  await acts({ ...asked, mutation: 'validateIntakePolicy', answer: 'isConsistent', refused }, { changes: {} });
  const published = { ...asked, mutation: 'publishIntakePolicy', answer: 'policy { version }' };
  const notByOthers = { by: clerk, code: 'NOT_ADMINISTRATOR' };
  await acts({ ...published, refused: notByOthers }, { changes: { 'INSERT intake_policy': 1 } });
  const acknowledged = {
    mutation: 'acknowledgeIntakePolicy',
    by: clerk,
    input: { version: 1 },
    answer: 'policy { version acknowledgedByMe }',
    other: { version: 2 },
    refused: { input: { version: 3 }, code: 'POLICY_NOT_FOUND' },
  };
  await acts(acknowledged, { changes: { 'INSERT intake_policy_acknowledgement': 1 } });
});

test('the directory and the channels are audited with who changed them', async () => {
  const { regions } = demonstrationChain;
  const by = administrator;
  const named = { code: 'NEW-01', nameZh: '新店', nameEn: 'New' };
  const place = {
    by,
    input: named,
    other: { code: 'NEW-02' },
    refused: { input: { code: 'new' }, code: 'CODE_INVALID' },
  };
  await acts({ ...place, mutation: 'changeRegion', answer: 'region { id }' }, { changes: { 'INSERT region': 1 } });
  const inRegion = { ...place, input: { ...named, regionId: regions[0]?.id } };
  await acts({ ...inRegion, mutation: 'changeStore', answer: 'store { id }' }, { changes: { 'INSERT store': 1 } });
  const department = { ...place, mutation: 'changeDepartment', answer: 'department { id }' };
  await acts(department, { changes: { 'INSERT department': 1 } });

  const answer = 'channel { id verifiedAt retiredAt }';
  const contradiction = { input: { operatedByChain: false }, code: 'SOURCE_CONTRADICTS_CHANNEL' };
  const registered = { by, input: letterbox, answer, other: { publishedIn: [] }, refused: contradiction };
  const changed = await acts({ ...registered, mutation: 'changeChannel' }, { changes: { 'INSERT channel': 1 } });
  const channelId = changed.channel.id;
  const unknown = { input: { channelId: crypto.randomUUID() }, code: 'CHANNEL_NOT_FOUND' };
  const verified = { by, input: { channelId, inOrder: true }, answer, other: { inOrder: false }, refused: unknown };
  const found = { 'INSERT channel_verification': 1, 'UPDATE channel': 1 };
  await acts({ ...verified, mutation: 'verifyChannel' }, { changes: found });
  const retired = { by, input: { channelId }, answer, other: unknown.input, refused: unknown };
  await acts({ ...retired, mutation: 'retireChannel' }, { changes: { 'UPDATE channel': 1 } });
});

test('R5, R14: what is joined, taken apart, linked and corrected is audited with a code for why', async () => {
  const take = async (given = {}) => {
    house.clock.moveBy(1);
    return (await register(house, given)).complaint;
  };
  const [one, two, three] = [await take(), await take({ source: 'MEDIA', channel: 'SOCIAL_MEDIA' }), await take()];
  const by = customerService;
  const asked = (mutation: string, input: object) => ({
    ...{ mutation, by, input: { reason: '同一件事', ...input }, answer: 'complaint { id level status }' },
    other: { reason: '另一件事' },
    refused: { input: { reason: '' }, code: 'REASON_MISSING' },
  });
  await acts(asked('mergeComplaint', { complaintId: two.id, intoId: one.id }), {
    reason: 'DUPLICATE',
    changes: { 'UPDATE complaint': 2, 'INSERT level_change': 1 },
  });
  await acts(asked('splitComplaint', { complaintId: two.id }), {
    reason: 'SPLIT',
    changes: { 'UPDATE complaint': 3, 'INSERT level_change': 1 },
  });
  await acts(asked('linkToMatter', { complaintId: three.id, matterId: one.matterId }), {
    reason: 'LINK',
    changes: { 'UPDATE complaint': 3 },
  });
  await acts(asked('correctComplaintFacts', { complaintId: one.id, source: 'MEDIA' }), {
    reason: 'CORRECTION',
    changes: { 'UPDATE complaint': 3, 'INSERT level_change': 2, 'INSERT complaint_revision': 1 },
  });
  await hears(failed(house, one.id, 3), { changes: { 'UPDATE complaint': 3, 'INSERT level_change': 2 } });
});

test('R2, R6: what is amended and handed over is audited', async () => {
  const { complaint: one } = await register(house);
  const by = customerService;
  const answer = 'complaint { id revision handOvers }';
  const amended = { complaintId: one.id, expectedRevision: 0, anger: 5 };
  const conflict = { input: { expectedRevision: 7 }, code: 'REVISION_CONFLICT' };
  await acts(
    { mutation: 'amendComplaint', by, input: amended, answer, other: { anger: 4 }, refused: conflict },
    { changes: { 'UPDATE complaint': 1, 'INSERT complaint_revision': 1 } },
  );
  const { departments } = demonstrationChain;
  const purchasing = departments.find(({ regionId }) => regionId === null);
  const routed = { complaintId: one.id, departmentId: purchasing?.id };
  const unknown = { input: { departmentId: one.id }, code: 'DEPARTMENT_NOT_FOUND' };
  await acts(
    { mutation: 'routeComplaint', by, input: routed, answer, other: { note: '请处理' }, refused: unknown },
    { changes: { 'UPDATE complaint': 1, 'INSERT hand_over': 1 } },
  );
});

test('R9: history that is brought in is audited row by row, also of customers who are known already', async () => {
  const files = await importFiles();
  const { content, phone } = WORDS;
  const rows = [history({ id: 'A-1', content, phone }), history({ id: 'A-2', content, phone: '13912345679' })];
  const words = ['--from', await files.of(csvOf(rows))];
  const imported = await auditOf(house, () => runCommand(house, files, { words }));
  const made = { 'INSERT complaint': 2, 'INSERT matter': 2, 'INSERT import_row': 2 };
  const customers = { 'INSERT customer': 1, 'INSERT customer_contact': 1, 'UPDATE customer': 1 };
  expectDeed(imported.rows, { operation: 'import', requestId: null, changes: { ...made, ...customers } });
  expect((await auditOf(house, () => runCommand(house, files, { words }))).rows).toEqual([]);
  await files.remove();
  done.add('import');
});

test('R16, R17: a classification is audited with its history, the tree of natures with who published it', async () => {
  const classified = {
    mutation: 'classifyComplaint',
    by: deputy,
    input: { complaintId: complaint.id, natureCode: 'QUALITY_DEFECT', urgency: 'IMPORTANT' },
    answer: 'complaint { classification { nature { code } urgency } }',
    other: { urgency: 'URGENT' },
    refused: { input: { natureCode: 'NOWHERE' }, code: 'CATEGORY_UNKNOWN' },
  };
  const changes = { 'UPDATE complaint': 1, 'INSERT classification': 1 };
  await acts(classified, { onBehalfOf: clerk.sub, changes });
  const confirmed = { ...classified, mutation: 'confirmClassification' };
  confirmed.input = { ...classified.input, urgency: 'NORMAL' };
  await acts(confirmed, { onBehalfOf: clerk.sub, changes });
  const tree = {
    mutation: 'publishCategories',
    by: administrator,
    input: { categories: firstCategories },
    answer: 'tree { version }',
    other: { categories: firstCategories.toReversed() },
    refused: { by: clerk, code: 'NOT_ADMINISTRATOR' },
  };
  await acts(tree, { changes: { 'INSERT category_tree': 1 } });
});

test('what is sent to customers is a queue, which says itself what became of it', async () => {
  for (const { name, pass } of timers) {
    const { rows } = await auditOf(house, () => pass(house.dataSource, house.clock.now()));
    expect(rows).toEqual([]);
    done.add(name);
  }
});

test('all of it was done: every mutation, every event heard, every timer and every command', () => {
  const mutations = mutationsIn(graph);
  expect(mutations).toEqual(mutations.map(({ name }) => keyed(name)));
  const parts = [...mutations, ...timers].map(({ name }) => name);
  const all = [...parts, ...hearings.map(({ type }) => type.subject), ...Object.keys(commands)];
  expect([...done].sort()).toEqual(all.sort());
});

test('no word of a customer stands in the audit', () =>
  expectNoneInClear(house, {
    complaint: [WORDS.content],
    rating: [WORDS.opinion],
    plan_answer: [WORDS.objection],
    opinion_follow_up: [WORDS.note],
    evidence: [WORDS.file],
  }));

test('R91: nor does a name, a phone or an e-mail address stand in clear in any table', async () => {
  const tables = (await tablesOf(house)).map(({ name }) => name);
  for (const table of tables) {
    const rows = JSON.stringify(await house.dataSource.query(`select to_jsonb(held)::text as row from ${table} held`));
    for (const word of [WORDS.name, WORDS.phone, WORDS.email])
      expect({ table, word, isHeld: rows.includes(word) }).toMatchObject({ isHeld: false });
  }
});
