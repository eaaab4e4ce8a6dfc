import { nextAttemptAt } from '@complaints/kit/pure';
import { Column, Entity, type EntityManager, In, PrimaryColumn } from 'typeorm';
import type { MessageKind, MessageState } from '../domain/customer-messages.js';
import type { Language } from './vocabulary.js';

/** Something a customer is written. Address and text are kept until it is sent, then only that it was. */
@Entity('message')
export class Message {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'complaint_id' })
  complaintId!: string;

  @Column('text')
  kind!: MessageKind;

  @Column('text')
  state!: MessageState;

  @Column('text')
  channel!: 'SMS' | 'EMAIL';

  @Column('text')
  language!: Language;

  @Column('text', { nullable: true })
  address!: string | null;

  @Column('text', { nullable: true })
  text!: string | null;

  @Column('integer')
  attempts!: number;

  @Column('timestamptz', { name: 'next_attempt_at' })
  nextAttemptAt!: Date;

  @Column('timestamptz', { name: 'queued_at' })
  queuedAt!: Date;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;
}

/** A message that is waiting to be sent. */
export type PendingMessage = Message & { address: string; text: string };

/**
 * Takes up messages that are due, so that no other process does before the next attempt is due. The attempt is counted
 * and the next one set before the work: a process that dies while sending leaves the message to be tried again.
 */
export async function takeUpMessages(em: EntityManager, now: Date, most: number): Promise<PendingMessage[]> {
  const due = (await em
    .createQueryBuilder(Message, 'message')
    .where(`message.state = 'PENDING' and message.next_attempt_at <= :now`, { now })
    .orderBy('message.next_attempt_at')
    .limit(most)
    .setLock('pessimistic_write')
    .setOnLocked('skip_locked')
    .getMany()) as PendingMessage[];
  if (due.length === 0) return [];
  for (const message of due) {
    message.attempts += 1;
    message.nextAttemptAt = nextAttemptAt(message.attempts, now);
  }
  await em.query(
    `update message set attempts = taken.attempts, next_attempt_at = taken.next_attempt_at
     from unnest($1::uuid[], $2::integer[], $3::timestamptz[]) as taken (id, attempts, next_attempt_at)
     where message.id = taken.id`,
    [due.map(({ id }) => id), due.map(({ attempts }) => attempts), due.map((message) => message.nextAttemptAt)],
  );
  return due;
}

/** Notes that a message was sent or given up; its address and text go. */
export async function endMessage(
  em: EntityManager,
  id: string,
  end: { state: 'SENT' | 'GIVEN_UP'; endedAt: Date },
): Promise<void> {
  await em.update(Message, { id, state: 'PENDING' }, { ...end, address: null, text: null });
}

/** Removes everything that was or is to be written about some complaints: their customer is erased. Source: R8. */
export async function removeMessagesOf(em: EntityManager, complaintIds: readonly string[]): Promise<void> {
  await em.delete(Message, { complaintId: In([...complaintIds]) });
}
