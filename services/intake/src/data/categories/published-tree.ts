import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CategoryTree } from '../../domain/categories/category.js';
import { TreeCategory } from './tree-category.js';

/** One version of the tree of natures; it is never changed. Source: R16. */
@Entity('category_tree')
@ObjectType('CategoryTree', { description: 'One version of the tree of natures.', simpleResolvers: true })
export class PublishedTree implements CategoryTree {
  @Field(() => Int, { description: 'Counts the versions from 1.' })
  @PrimaryColumn('integer')
  version!: number;

  @Field(() => ID, { description: 'Its id.' })
  @Column('uuid')
  id!: string;

  @Field(() => [TreeCategory], { description: 'The whole tree in the order in which it is shown, at most 500.' })
  @Column('jsonb')
  categories!: TreeCategory[];

  @Field(() => Date, { description: 'When it was published; in force until the next one was.' })
  @Column('timestamptz', { name: 'published_at' })
  publishedAt!: Date;

  @Column('uuid', { name: 'published_by_id', nullable: true })
  publishedById!: string | null;
}
