import { wholeNumber } from '@complaints/kit';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import type { SolutionFacts } from '../../domain/solution/solution.js';
import { Remedy } from '../../domain/vocabulary.js';

/** The published remedy of some natures; never changed, the newest that names a nature is in force for it. Source: R37. */
@Entity('standard_solution')
@ObjectType('StandardSolution', { description: 'The published remedy of some natures.', simpleResolvers: true })
export class StandardSolution implements SolutionFacts {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Field(() => Boolean, { description: 'Whether cases of these natures are routine.' })
  @Column('boolean')
  routine!: boolean;

  @Field(() => Remedy, { description: 'What is offered.' })
  @Column('text')
  remedy!: Remedy;

  @Column('bigint', { name: 'range_from_fen', nullable: true, transformer: wholeNumber })
  rangeFromFen!: number | null;

  @Column('bigint', { name: 'range_to_fen', nullable: true, transformer: wholeNumber })
  rangeToFen!: number | null;

  @Field(() => String, { description: 'What is offered, in Chinese.' })
  @Column('text', { name: 'text_zh' })
  textZh!: string;

  @Field(() => String, { description: 'What is offered, in English.' })
  @Column('text', { name: 'text_en' })
  textEn!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The department authorised to decide what is not routine; null for what is.',
  })
  @Column('uuid', { name: 'authorised_department_id', nullable: true })
  authorisedDepartmentId!: string | null;

  @Field(() => Date, { description: 'Since when it is in force.' })
  @Column('timestamptz', { name: 'published_at' })
  publishedAt!: Date;

  @Column('uuid', { name: 'published_by_id' })
  publishedById!: string;
}

/** That a solution names a nature. */
@Entity('standard_solution_nature')
export class StandardSolutionNature {
  @PrimaryColumn('text', { name: 'nature_code' })
  natureCode!: string;

  @PrimaryColumn('uuid', { name: 'solution_id' })
  solutionId!: string;
}

/** The solutions in force for these natures, by their codes. */
export async function findSolutionsOf(
  em: EntityManager,
  natureCodes: readonly string[],
): Promise<Map<string, StandardSolution>> {
  const rows: { code: string; id: string }[] = await em.query(
    `select wanted.code, newest.id from unnest($1::text[]) wanted (code) cross join lateral (
       select n.solution_id as id from standard_solution_nature n where n.nature_code = wanted.code
       order by n.solution_id desc limit 1) newest`,
    [[...new Set(natureCodes)]],
  );
  const ids = rows.map(({ id }) => id);
  const found = await em.createQueryBuilder(StandardSolution, 's').where('s.id = any(:ids::uuid[])', { ids }).getMany();
  const byId = new Map(found.map((solution) => [solution.id, solution]));
  return new Map(rows.flatMap(({ code, id }) => [[code, byId.get(id) as StandardSolution] as const]));
}

/** The solution in force for a nature; null where there is none, or the nature is not known yet. */
export const findSolutionOf = async (em: EntityManager, natureCode: string | null): Promise<StandardSolution | null> =>
  natureCode === null ? null : ((await findSolutionsOf(em, [natureCode])).get(natureCode) ?? null);

/** One page of the solutions, those that were replaced included, newest first. */
export function findSolutions(
  em: EntityManager,
  { natureCode, afterId, take }: { natureCode: string | null; afterId: string | null; take: number },
): Promise<StandardSolution[]> {
  const query = em.createQueryBuilder(StandardSolution, 's').where(
    `:natureCode::text is null or exists (
       select from standard_solution_nature n where n.solution_id = s.id and n.nature_code = :natureCode)`,
    { natureCode },
  );
  if (afterId) query.andWhere('s.id < :afterId', { afterId });
  return query.orderBy('s.id', 'DESC').limit(take).getMany();
}

/** Which natures each of these solutions names. */
export async function findNaturesOf(em: EntityManager, ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows: StandardSolutionNature[] = await em
    .createQueryBuilder(StandardSolutionNature, 'n')
    .where('n.solution_id = any(:ids::uuid[])', { ids })
    .orderBy('n.nature_code')
    .getMany();
  const grouped = Map.groupBy(rows, ({ solutionId }) => solutionId);
  return new Map([...grouped].map(([id, named]) => [id, named.map(({ natureCode }) => natureCode)]));
}
