import { DeputyScope, meanings } from '@complaints/contracts';
import { registerVocabulary } from '@complaints/kit';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import { validate as isUuid } from 'uuid';
import { type DeputyshipFacts, DeputyshipState } from '../domain/deputy/deputyship.js';

registerVocabulary(DeputyScope, meanings.deputyScope);
registerVocabulary(DeputyshipState, {
  name: 'DeputyshipState',
  description: 'What has become of a deputyship.',
  words: {
    NAMED: 'The deputy has not accepted yet.',
    ACCEPTED: 'The deputy acts within its period, while everybody acts through whom the authority comes.',
    REVOKED: 'It was taken back or laid down, or another person holds the post.',
    EXPIRED: 'Its period is over.',
  },
});

/** Who acts for whom from a post, when and in what. Source: R26. */
@Entity('deputy')
@ObjectType('Deputyship', { description: 'That somebody acts for the holder of a post.', simpleResolvers: true })
export class Deputy implements DeputyshipFacts {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'post_id' })
  postId!: string;

  @Column('uuid', { name: 'holder_id' })
  holderId!: string;

  @Column('uuid', { name: 'delegator_id' })
  delegatorId!: string;

  @Column('uuid', { name: 'staff_id' })
  staffId!: string;

  @Field(() => [DeputyScope], { description: 'In what the deputy acts.' })
  @Column('text', { array: true })
  scopes!: DeputyScope[];

  @Field(() => Date, { description: 'When it begins.' })
  @Column('timestamptz', { name: 'from_at' })
  fromAt!: Date;

  /** The instant from which the deputy acts no more. */
  @Field(() => Date, { description: 'The instant from which the deputy acts no more.' })
  @Column('timestamptz', { name: 'until_at' })
  untilAt!: Date;

  @Field(() => Date, { description: 'When it was named.' })
  @Column('timestamptz', { name: 'named_at' })
  namedAt!: Date;

  @Column('uuid', { name: 'named_by_id' })
  namedById!: string;

  @Field(() => Date, { nullable: true, description: 'When the deputy accepted.' })
  @Column('timestamptz', { name: 'accepted_at', nullable: true })
  acceptedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it was revoked.' })
  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;

  /** Null when it ended with its holder. */
  @Column('uuid', { name: 'revoked_by_id', nullable: true })
  revokedById!: string | null;
}

const LIVE = 'd.revoked_at is null and d.until_at > :now';

/** The deputyships of posts that can still come to something, in the order in which they were named. */
export const findLiveDeputies = (em: EntityManager, postIds: readonly string[], now: Date): Promise<Deputy[]> =>
  em
    .createQueryBuilder(Deputy, 'd')
    .where(`d.post_id = any(:postIds::uuid[]) and ${LIVE}`, { postIds, now })
    .orderBy('d.id')
    .getMany();

/** A deputyship by an id that somebody typed. */
export const findDeputy = async (em: EntityManager, id: string): Promise<Deputy | null> =>
  isUuid(id) ? em.findOneBy(Deputy, { id: id.toLowerCase() }) : null;

/** The newest hundred deputyships by which a person acts for others, or others for that person. */
export const findDeputiesOf = (em: EntityManager, staffId: string): Promise<Deputy[]> =>
  em
    .createQueryBuilder(Deputy, 'd')
    .where('d.staff_id = :staffId or d.delegator_id = :staffId', { staffId })
    .orderBy('d.id', 'DESC')
    .limit(100)
    .getMany();

/** Ends what was named for a holder of a locked post, by nobody: with the holder. */
export const endDeputies = (
  em: EntityManager,
  held: { postId: string; holderId: string },
  at: Date,
): Promise<unknown> =>
  em.query(
    `update deputy set revoked_at = $3 where post_id = $1 and holder_id = $2 and revoked_at is null and until_at > $3`,
    [held.postId, held.holderId, at],
  );
