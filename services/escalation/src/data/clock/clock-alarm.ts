import { registerVocabulary } from '@complaints/kit';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import { validate as isUuid } from 'uuid';
import { Timepiece } from '../../domain/clock/jump.js';
import { AlarmVerdict } from '../../domain/vocabulary.js';

registerVocabulary(Timepiece, {
  name: 'Timepiece',
  description: 'Whose clock of the day it is.',
  words: { SERVICE: 'The clock by which deadlines are recorded.', DATABASE: 'The clock of the database.' },
});
registerVocabulary(AlarmVerdict, {
  name: 'AlarmVerdict',
  description: 'What somebody makes of a clock that jumped.',
  words: {
    KEEP: 'What was recorded meanwhile stays held, for a person to look at each.',
    LIFT: 'What was recorded meanwhile is right, and is held no more.',
  },
});

/** That a clock of the day jumped; until somebody judges it, what follows from clocks that run out waits. Source: R25. */
@Entity('clock_alarm')
@ObjectType('ClockAlarm', { description: 'That a clock of the day jumped.', simpleResolvers: true })
export class ClockAlarm {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Field(() => Timepiece, { description: 'Which clock.' })
  @Column('text')
  timepiece!: Timepiece;

  @Field(() => Date, { description: 'What it should have shown.' })
  @Column('timestamptz', { name: 'from_at' })
  fromAt!: Date;

  @Field(() => Date, { description: 'What it showed.' })
  @Column('timestamptz', { name: 'to_at' })
  toAt!: Date;

  @Field(() => Date, { description: 'When that was noticed, by the clock of the service.' })
  @Column('timestamptz', { name: 'detected_at' })
  detectedAt!: Date;

  @Field(() => AlarmVerdict, { nullable: true, description: 'What somebody made of it; null while nobody has.' })
  @Column('text', { nullable: true })
  verdict!: AlarmVerdict | null;

  @Field(() => String, { nullable: true, description: 'Why, in words.' })
  @Column('text', { nullable: true })
  reason!: string | null;

  @Field(() => Date, { nullable: true, description: 'When.' })
  @Column('timestamptz', { name: 'settled_at', nullable: true })
  settledAt!: Date | null;

  @Column('uuid', { name: 'settled_by_id', nullable: true })
  settledById!: string | null;

  @Column('uuid', { name: 'on_behalf_of_id', nullable: true })
  onBehalfOfId!: string | null;
}

/** Finds an alarm and keeps others from judging it until the transaction ends. */
export const lockAlarm = async (em: EntityManager, id: string): Promise<ClockAlarm | null> =>
  isUuid(id) ? em.findOne(ClockAlarm, { where: { id: id.toLowerCase() }, lock: { mode: 'pessimistic_write' } }) : null;

/** Alarms, newest first. */
export function findAlarms(
  em: EntityManager,
  { openOnly, afterId, take }: { openOnly: boolean; afterId: string | null; take: number },
): Promise<ClockAlarm[]> {
  const query = em.createQueryBuilder(ClockAlarm, 'a').orderBy('a.id', 'DESC').limit(take);
  if (openOnly) query.andWhere('a.settled_at is null');
  if (afterId) query.andWhere('a.id < :afterId', { afterId });
  return query.getMany();
}
