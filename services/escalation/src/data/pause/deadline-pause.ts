import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import type { PauseFacts } from '../../domain/pause/pause.js';
import { PauseReason } from '../policy/vocabulary.js';

/** That a clock was to stand still, and what that did to its due instant; append-only. Source: R28. */
@Entity('deadline_pause')
@ObjectType('DeadlinePause', { description: 'That a clock stood still.', simpleResolvers: true })
export class DeadlinePause {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'deadline_id' })
  deadlineId!: string;

  @Column('uuid', { name: 'case_id' })
  caseId!: string;

  @Field(() => PauseReason, { description: 'Why.' })
  @Column('text')
  reason!: PauseReason;

  @Field(() => String, { nullable: true, description: 'Why, in words.' })
  @Column('text', { nullable: true })
  note!: string | null;

  @Field(() => Date, { description: 'Since when.' })
  @Column('timestamptz', { name: 'paused_at' })
  pausedAt!: Date;

  @Field(() => Date, { description: 'Until when at the latest.' })
  @Column('timestamptz', { name: 'until_at' })
  untilAt!: Date;

  @Field(() => Date, { description: 'When the clock was due before.' })
  @Column('timestamptz', { name: 'due_before' })
  dueBefore!: Date;

  @Field(() => Date, { description: 'When it was due with this pause.' })
  @Column('timestamptz', { name: 'due_after' })
  dueAfter!: Date;

  @Column('uuid', { name: 'by_id' })
  byId!: string;

  @Column('uuid', { name: 'on_behalf_of_id', nullable: true })
  onBehalfOfId!: string | null;
}

/** That a clock went on before its pause was over; append-only. Source: R28. */
@Entity('deadline_resumption')
@ObjectType('DeadlineResumption', {
  description: 'That a clock went on before its pause was over.',
  simpleResolvers: true,
})
export class DeadlineResumption {
  @PrimaryColumn('uuid', { name: 'pause_id' })
  pauseId!: string;

  @Field(() => Date, { description: 'When.' })
  @Column('timestamptz', { name: 'resumed_at' })
  resumedAt!: Date;

  @Field(() => Date, { description: 'When the clock is due from then on.' })
  @Column('timestamptz', { name: 'due_after' })
  dueAfter!: Date;

  @Column('uuid', { name: 'by_id' })
  byId!: string;

  @Column('uuid', { name: 'on_behalf_of_id', nullable: true })
  onBehalfOfId!: string | null;
}

/** The pauses of each of these clocks, oldest first; the newest 100. */
export const findPauses = (em: EntityManager, deadlineIds: readonly string[]): Promise<DeadlinePause[]> =>
  em
    .createQueryBuilder(DeadlinePause, 'found')
    .where(
      `found.id in (
        select newest.id from unnest(:deadlineIds::uuid[]) wanted (id) cross join lateral (
          select p.id from deadline_pause p where p.deadline_id = wanted.id order by p.id desc limit 100
        ) newest)`,
      { deadlineIds },
    )
    .orderBy('found.id')
    .getMany();

/** How each of these pauses ended early, where it did. */
export const findResumptions = (em: EntityManager, pauseIds: readonly string[]): Promise<DeadlineResumption[]> =>
  em.createQueryBuilder(DeadlineResumption, 'r').where('r.pause_id = any(:pauseIds::uuid[])', { pauseIds }).getMany();

/** A pause as the rules see it. */
export interface KnownPause extends PauseFacts {
  id: string;
}

/** Every pause of one clock, as the rules see it. */
export const findPausesOf = (em: EntityManager, deadlineId: string): Promise<KnownPause[]> =>
  em.query(
    `select p.id, p.paused_at as "pausedAt", p.until_at as "untilAt", r.resumed_at as "resumedAt"
     from deadline_pause p left join deadline_resumption r on r.pause_id = p.id where p.deadline_id = $1 order by p.id`,
    [deadlineId],
  );
