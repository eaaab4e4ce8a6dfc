import { wholeNumber } from '@complaints/kit';
import { Column, Entity, type EntityManager, MoreThan, PrimaryColumn } from 'typeorm';
import type { Features } from '../../domain/classifier/signs.js';
import type { Urgency } from '../vocabulary.js';

/** What a complaint teaches: how a person classified it, and its features instead of its words. Source: R17, R91. */
@Entity('classification_example')
export class ClassificationExample {
  @PrimaryColumn('uuid', { name: 'complaint_id' })
  complaintId!: string;

  /** Grows with every change, in the order of the commits, so that every process can follow. */
  @Column({ type: 'bigint', transformer: wholeNumber, insert: false, update: false })
  sequence!: number;

  @Column('text', { name: 'nature_code' })
  natureCode!: string;

  @Column('text')
  urgency!: Urgency;

  /** None once the person was erased. */
  @Column('integer', { array: true })
  features!: Features;

  @Column('timestamptz', { name: 'learned_at' })
  learnedAt!: Date;
}

/** The most that is learned from: the newest. */
export const MOST_EXAMPLES = 10_000;

/** Keeps what a complaint teaches now, instead of what it taught before. */
export async function keepExample(em: EntityManager, example: Omit<ClassificationExample, 'sequence'>): Promise<void> {
  await lockExamples(em);
  const { complaintId, natureCode, urgency, features, learnedAt } = example;
  await em.query(
    `insert into classification_example (complaint_id, nature_code, urgency, features, learned_at)
     values ($1, $2, $3, $4, $5)
     on conflict (complaint_id) do update set (nature_code, urgency, features, learned_at) =
       (excluded.nature_code, excluded.urgency, excluded.features, excluded.learned_at), sequence = default`,
    [complaintId, natureCode, urgency, features, learnedAt],
  );
}

/** Forgets what complaints said; that they were examples stays, so that every process hears of it. Source: R8, R91. */
export async function forgetExamples(em: EntityManager, complaintIds: readonly string[]): Promise<void> {
  await lockExamples(em);
  await em.query(
    `update classification_example set features = '{}', sequence = default
     where complaint_id = any($1) and features <> '{}'`,
    [complaintIds],
  );
}

/** One page of what was taught after a place in the sequence, in its order. */
export const findExamplesAfter = (
  em: EntityManager,
  sequence: number,
  most: number,
): Promise<ClassificationExample[]> =>
  em.find(ClassificationExample, { where: { sequence: MoreThan(sequence) }, order: { sequence: 'ASC' }, take: most });

/** The place in the sequence after which the newest examples stand; 0 while there are no more of them. */
export async function sequenceBeforeNewest(em: EntityManager): Promise<number> {
  const query = 'select sequence from classification_example order by sequence desc offset $1 limit 1';
  const [row] = await em.query(query, [MOST_EXAMPLES]);
  return Number(row?.sequence ?? 0);
}

/** So that the order of the sequence is that of the commits, and nobody who follows it misses one. */
const lockExamples = (em: EntityManager): Promise<unknown> =>
  em.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', ['classification_example']);
