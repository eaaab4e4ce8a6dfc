import { Field, InputType, ObjectType } from 'type-graphql';
import type { Category } from '../../domain/categories/category.js';

/** One category, as it is read and as it is published. */
@InputType('CategoryInput', { description: 'One category of the tree of natures.' })
@ObjectType('Category', { description: 'One category of the tree of natures.', simpleResolvers: true })
export class TreeCategory implements Category {
  @Field(() => String, { description: 'Its identity, for example `QUALITY_DEFECT`; never given to another.' })
  code!: string;

  @Field(() => String, { nullable: true, description: 'The category it lies under; null at the top.' })
  parentCode!: string | null;

  @Field(() => String, { description: 'Its name in Chinese.' })
  nameZh!: string;

  @Field(() => String, { description: 'Its name in English.' })
  nameEn!: string;

  @Field(() => Boolean, { description: 'Whether complaints are no longer classified under it.' })
  retired!: boolean;
}
