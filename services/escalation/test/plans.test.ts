import { DAY_MS } from '@complaints/kit/pure';
import type { TestService } from '@complaints/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { director, done, manager, openCase, refusal, startEscalation } from './story.js';

let service: TestService;
beforeAll(async () => {
  service = await startEscalation();
});
afterAll(() => service?.stop());

test('R30: what is found out is kept with how, when and by whom, for whoever sees the case', async () => {
  const { caseId } = await openCase(service);
  const at = service.clock.now();
  const now = service.clock.moveBy(1);
  await done(service, manager, 'recordInvestigation', { caseId, at, cause: 'It fell from the lorry.' });
  await done(service, manager, 'recordInvestigation', { caseId, method: 'EXPERT_OPINION', findings: ' A leak. ' });
  const future = new Date(now.getTime() + DAY_MS);
  expect(await refusal(service, manager, 'recordInvestigation', { caseId, at: future })).toBe('INVESTIGATED_IN_FUTURE');
  expect(await refusal(service, manager, 'recordInvestigation', { caseId, findings: ' ' })).toBe('TEXT_EMPTY');
  expect(await refusal(service, director, 'recordInvestigation', { caseId })).toBe('NOT_OWNER');
  const query = `{ case(id: "${caseId}") { investigations { method findings cause investigatedAt recordedAt by { id } } } }`;
  const { data } = await service.ask(director, query);
  const by = { id: manager.sub };
  const recordedAt = now.toISOString();
  expect(data.case.investigations).toEqual([
    {
      ...{ method: 'SITE_VISIT', findings: 'The compressor is dead.', cause: 'It fell from the lorry.' },
      ...{ investigatedAt: at.toISOString(), recordedAt, by },
    },
    { method: 'EXPERT_OPINION', findings: 'A leak.', cause: null, investigatedAt: recordedAt, recordedAt, by },
  ]);
});
