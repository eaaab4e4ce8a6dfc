import { RuleError } from '@complaints/contracts';
import { attribute, DirectoryDepartment } from '@complaints/kit';
import type { Actor } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { validate as isUuid, v7 as uuidv7 } from 'uuid';
import { StandardSolution, StandardSolutionNature } from '../../data/solution/standard-solution.js';
import { keepingSolutions } from '../../domain/rights.js';
import { checkSolution, type SolutionFacts } from '../../domain/solution/solution.js';
import { written } from '../../domain/text.js';

export interface PublishStandardSolution extends SolutionFacts {
  natureCodes: readonly string[];
  textZh: string;
  textEn: string;
  by: Actor;
  now: Date;
}

/**
 * Publishes the remedy of some natures; whatever was in force for them is replaced from then on.
 * @throws RuleError NOT_OVERSIGHT, DEPARTMENT_UNKNOWN
 * @throws RuleError as `checkSolution` of the rules
 * Source: R37.
 */
export async function publishStandardSolution(em: EntityManager, command: PublishStandardSolution): Promise<string> {
  const { routine, remedy, rangeFromFen, rangeToFen, authorisedDepartmentId, by, now } = command;
  const acting = keepingSolutions(by);
  const natureCodes = [...new Set(command.natureCodes)];
  checkSolution(command, natureCodes);
  if (authorisedDepartmentId && !(await isDepartment(em, authorisedDepartmentId)))
    throw new RuleError('DEPARTMENT_UNKNOWN', 'There is no such department.', ['authorisedDepartmentId']);
  attribute(em, { onBehalfOf: acting.onBehalfOfId });
  const id = uuidv7();
  const texts = { textZh: written(command.textZh, ['textZh']), textEn: written(command.textEn, ['textEn']) };
  const facts = { routine, remedy, rangeFromFen, rangeToFen, authorisedDepartmentId };
  await em.insert(StandardSolution, { id, ...facts, ...texts, publishedAt: now, publishedById: acting.byId });
  await em.insert(
    StandardSolutionNature,
    natureCodes.map((natureCode) => ({ natureCode, solutionId: id })),
  );
  return id;
}

const isDepartment = async (em: EntityManager, id: string): Promise<boolean> =>
  isUuid(id) && em.existsBy(DirectoryDepartment, { id });
