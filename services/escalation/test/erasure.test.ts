import { MINUTE_MS } from '@complaints/kit/pure';
import { OF_THE_KIT, type TestService, tablesOf } from '@complaints/kit/testing';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WRITTEN } from '../src/data/erase-texts.js';
import { round } from './audit-plans.js';
import { answered, erased, hears } from './news.js';
import { director, done, manager, openCase, startEscalation, tasksOf, work } from './story.js';

const WORDS = {
  ...{ note: '欧阳娜说冰箱不制冷', cause: '欧阳娜家的冰箱', description: '给欧阳娜换一台', reference: '欧阳娜 17' },
  ...{ statement: '欧阳娜很满意', reason: '欧阳娜受伤' },
};

/** Tables in which the chain writes of itself, and of no person. */
const OF_THE_CHAIN = ['calendar_year', 'handling_policy', 'standard_solution', 'working_calendar'];

let service: TestService;
beforeAll(async () => {
  service = await startEscalation();
});
afterAll(() => service?.stop());

/** A decision in which all is weighed that can be. */
const weighed = ({ reason }: typeof WORDS) => ({
  ...{ liability: reason, expectation: reason, compromise: reason },
  ...{ marketEffect: reason, fairness: reason, arbitration: reason },
});

/** A case in which all is written that can be: one part that climbed by hand, one that was resolved. */
async function written(words: typeof WORDS) {
  const { caseId, complaintId } = await openCase(service);
  const proposal = { caseId, ...round(words.cause), description: words.description };
  const reportedAt = service.clock.now();
  service.clock.moveBy(MINUTE_MS);
  await done(service, manager, 'escalateCase', {
    caseId,
    reportedToId: director.sub,
    reportedAt,
    reason: words.reason,
  });
  await done(service, director, 'recordContact', { caseId, note: words.note });
  await done(service, director, 'recordInvestigation', { caseId, findings: words.cause, cause: words.cause });
  const ruling = { reasons: words.reason, weighing: weighed(words), appealText: words.statement };
  await done(service, director, 'issueDecision', { caseId, ...ruling });
  await done(service, director, 'proposePlan', proposal);
  await done(service, director, 'objectToPlan', { caseId, words: words.reason });
  await done(service, director, 'revisePlan', { ...proposal, whatChanged: words.reason });
  await done(service, director, 'acceptPlan', {
    caseId,
    round: 2,
    proof: { kind: 'SIGNATURE', reference: words.reference },
  });
  await done(service, director, 'adjustPlan', {
    ...{ caseId, reason: words.reason, steps: proposal.steps },
    proof: { kind: 'RECORDING', reference: words.reference },
  });
  const [, task] = await tasksOf(service, director, caseId);
  const effect = { team: words.note, customer: words.note };
  await work(service, director, 'completeTask', { taskId: task?.id ?? '', note: words.note, effect });
  await done(service, director, 'resolveCase', {
    caseId,
    confirmation: { means: 'PHONE', statement: words.statement },
  });
  return { caseId, complaintId };
}

/** Every row of every table, as text. */
async function everything(): Promise<string> {
  const tables = (await tablesOf(service)).map(({ name }) => `select to_jsonb(held.*)::text as row from ${name} held`);
  return JSON.stringify(await service.dataSource.query(tables.join(' union all ')));
}

test('R8: every column in which people write is known to the erasure, by the database’s own catalogue', async () => {
  const free: { name: string }[] = await service.dataSource.query(
    `select c.relname || '.' || a.attname as name
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and a.atttypid in ('text'::regtype, 'varchar'::regtype, 'json'::regtype, 'jsonb'::regtype)
       and c.relname <> all($1) and c.relname not like 'directory%'
       -- What is one of a list of words, or a code, is no text.
       and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
                       and (pg_get_constraintdef(k.oid) like '%ANY (ARRAY[%' or pg_get_constraintdef(k.oid) like '%~ ''^[A-Z%'))
     order by 1`,
    [[...OF_THE_KIT, ...OF_THE_CHAIN]],
  );
  // Names of staff and of stores, and why somebody trusts a clock.
  const names = ['clock_alarm.reason', 'staff.name', 'staff.email', 'decision.store_name_zh', 'decision.store_name_en'];
  expect(free.map(({ name }) => name)).toEqual(
    [...WRITTEN.map(({ table, column }) => `${table}.${column}`), ...names].sort(),
  );
});

test('R8: a person’s words leave the case; what is no text stays, and so do other cases and what the system wrote', async () => {
  const gone = await written(WORDS);
  const kept = await written({ ...WORDS, statement: '司马懿很满意' });
  const facts = async (caseId: string) => {
    const query = `{ case(id: "${caseId}") { state tier contacts { reached means confirmsDemand contactedAt by { id } }
      plans { round remedy state acceptanceProof { kind } } ladder { fromTier toTier trigger reportedAt }
      deadlines { kind generation state dueAt } } }`;
    return (await service.ask(director, query)).data.case;
  };
  const before = await facts(gone.caseId);
  await hears(service, erased(gone.complaintId));
  expect(await facts(gone.caseId)).toEqual(before);
  const texts = `{ case(id: "${gone.caseId}") { contacts { note } investigations { findings cause } plans { round cause description objection
    whatChanged feasibility { policy resources expectation } acceptanceProof { reference }
    adjustments { reason proof { reference } }
    steps { title team expectedResult resources milestones { title } progressNotes { note teamFeedback customerFeedback } } }
    ladder { reason } } }`;
  const said = '[erased]';
  const erasedRound = {
    ...{ cause: said, description: said, feasibility: { policy: said, resources: said, expectation: said } },
  };
  const step = { title: said, team: said, expectedResult: said, resources: said, milestones: [{ title: said }] };
  const untouched = { ...step, progressNotes: [] };
  const worked = { ...step, progressNotes: [{ note: said, teamFeedback: said, customerFeedback: said }] };
  expect((await service.ask(director, texts)).data.case).toEqual({
    contacts: [{ note: said }],
    investigations: [{ findings: said, cause: said }],
    plans: [
      {
        ...erasedRound,
        round: 1,
        objection: said,
        whatChanged: null,
        acceptanceProof: null,
        adjustments: [],
        steps: [untouched],
      },
      {
        ...erasedRound,
        round: 2,
        objection: null,
        whatChanged: said,
        acceptanceProof: { reference: said },
        adjustments: [{ reason: said, proof: { reference: said } }],
        steps: [untouched, worked],
      },
    ],
    ladder: [{ reason: said }],
  });
  expect(await everything()).toContain('司马懿很满意');
  await hears(service, erased(kept.complaintId));
  const left = await everything();
  for (const word of ['欧阳娜', '司马懿']) expect(left).not.toContain(word);
});

test('R8, R32: that a customer answered a link is no text, and a complaint without a case has nothing to erase', async () => {
  const { caseId, complaintId } = await openCase(service);
  await done(service, manager, 'recordContact', { caseId });
  await done(service, manager, 'proposePlan', { caseId });
  const [{ id: planId }] = await service.dataSource.query('select id from plan where case_id = $1', [caseId]);
  await hears(service, answered(complaintId, { planId, round: 1 }, true, service.clock.now()));
  const reference = async () =>
    (await service.dataSource.query('select proof_reference from plan where id = $1', [planId]))[0].proof_reference;
  const before = await reference();
  await hears(service, erased(complaintId));
  expect(await reference()).toBe(before);
  await hears(service, erased(uuidv7()));
});

test('R8: words go from append-only tables by the placeholder alone; nothing else there changes, for the owner of the tables too', async () => {
  const { caseId } = await written(WORDS);
  const owner = await new DataSource({ type: 'postgres', url: service.migrationUrl }).initialize();
  try {
    for (const change of [
      `update contact set note = 'another' where case_id = '${caseId}'`,
      `update contact set note = '[erased]', reached = not reached where case_id = '${caseId}'`,
      `update ladder_step set reason = '[erased]', to_tier = 3 where case_id = '${caseId}'`,
      `update resolution set statement = null where case_id = '${caseId}'`,
      `delete from resolution where case_id = '${caseId}'`,
    ]) {
      await expect(owner.query(change)).rejects.toThrow('is append-only');
      await expect(service.dataSource.query(change)).rejects.toThrow(/permission denied|is append-only/);
    }
  } finally {
    await owner.destroy();
  }
});
