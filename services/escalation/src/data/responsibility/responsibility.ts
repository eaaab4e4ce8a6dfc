import { meanings, ResponsibilityKind } from '@complaints/contracts';
import { registerVocabulary } from '@complaints/kit';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import { validate as isUuid } from 'uuid';
import type { Named } from '../../domain/responsibility/named.js';
import type { ResponsibilityFacts } from '../../domain/responsibility/responsibility.js';

registerVocabulary(ResponsibilityKind, meanings.responsibilityKind);

/** That somebody caused a case or did not solve it in time, with evidence; append-only. Source: R73. */
@Entity('responsibility')
@ObjectType('Responsibility', {
  description: 'That somebody caused a case, or did not solve it in time.',
  simpleResolvers: true,
})
export class Responsibility implements ResponsibilityFacts {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'case_id' })
  caseId!: string;

  @Field(() => ResponsibilityKind, { description: 'What they are answerable for.' })
  @Column('text')
  kind!: ResponsibilityKind;

  @Column('uuid', { name: 'staff_id', nullable: true })
  staffId!: string | null;

  @Column('uuid', { name: 'department_id', nullable: true })
  departmentId!: string | null;

  @Column('uuid', { name: 'store_id', nullable: true })
  storeId!: string | null;

  @Field(() => String, { description: 'What shows it.' })
  @Column('text')
  evidence!: string;

  @Field(() => Date, { description: 'When they were named.' })
  @Column('timestamptz', { name: 'named_at' })
  namedAt!: Date;

  @Column('uuid', { name: 'by_id' })
  byId!: string;

  @Column('uuid', { name: 'on_behalf_of_id', nullable: true })
  onBehalfOfId!: string | null;
}

/** What is named of a person, by id as somebody typed it. */
export const findResponsibility = async (em: EntityManager, id: string): Promise<Responsibility | null> =>
  isUuid(id) ? em.findOneBy(Responsibility, { id }) : null;

/** What stands on a case and was not withdrawn. */
export const findStanding = (em: EntityManager, caseId: string): Promise<Responsibility[]> =>
  em
    .createQueryBuilder(Responsibility, 'r')
    .where('r.case_id = :caseId', { caseId })
    .andWhere('not exists (select from responsibility_withdrawal w where w.responsibility_id = r.id)')
    .getMany();

/** What some are named for, newest first, the newest hundred; of a store nothing that is confidential towards it. Source: R73, R91. */
export const findNamed = (em: EntityManager, named: Named): Promise<Responsibility[]> =>
  em
    .createQueryBuilder(Responsibility, 'r')
    .where('r.staff_id = any(:staffIds::uuid[]) or r.department_id = any(:departmentIds::uuid[])', named)
    .orWhere(
      `r.store_id = any(:storeIds::uuid[])
       and exists (select from handling_case c where c.id = r.case_id and not c.confidential)`,
      named,
    )
    .orderBy('r.id', 'DESC')
    .limit(100)
    .getMany();
