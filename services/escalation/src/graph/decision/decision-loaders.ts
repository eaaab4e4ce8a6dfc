import type { Context } from '@complaints/kit';
import DataLoader from 'dataloader';
import { digestOfReadKey } from '../../actions/decision/issue-decision.js';
import { type DecisionRefusal, findRefusals } from '../../data/decision/decision-refusal.js';
import { findDecisionsByKey, type IssuedDecision } from '../../data/decision/issued-decision.js';
import { findDecisions } from '../../data/of-case.js';
import { ofCase } from '../loaders.js';

export const createDecisionsLoader = ofCase(findDecisions);

/** The refusal that ended a case; null where none did. */
export const createRefusalLoader = ({ dataSource }: Context) =>
  new DataLoader<string, DecisionRefusal | null>(async (caseIds) => {
    const found = new Map(
      (await findRefusals(dataSource.manager, caseIds)).map((refusal) => [refusal.caseId, refusal]),
    );
    return caseIds.map((caseId) => found.get(caseId) ?? null);
  });

/** What somebody who is no more than a reader of the letter says of a decision. */
interface Opening {
  id: string;
  readKey?: unknown;
}

/** Opens decisions to whoever holds their keys: id and key belong together, or nothing is there. Source: R36. */
export const createOpenedDecisionLoader = ({ dataSource }: Context) =>
  new DataLoader<Opening, IssuedDecision | null, string>(
    async (openings) => {
      const digests = openings.map(({ readKey }) => (typeof readKey === 'string' ? digestOfReadKey(readKey) : null));
      const known = digests.filter((digest) => digest !== null);
      const found = new Map(
        (await findDecisionsByKey(dataSource.manager, known)).map((one) => [one.readKeyDigest.toString('hex'), one]),
      );
      return openings.map(({ id }, index) => {
        const opened = found.get(digests[index]?.toString('hex') ?? '');
        return opened?.id === id.toLowerCase() ? opened : null;
      });
    },
    { cacheKeyFn: ({ id, readKey }) => `${id} ${readKey}` },
  );
