import { Field, ID, InputType } from 'type-graphql';
import type { GivenPlace } from '../../domain/directory/place.js';

@InputType('PlaceInput', { description: 'A place as it shall be.' })
abstract class PlaceInput implements GivenPlace {
  @Field(() => String, { description: 'Made by the client; the same key with the same input answers the same place.' })
  idempotencyKey!: string;

  @Field(() => ID, { nullable: true, description: 'Which one changes; a new one is made when left out.' })
  id?: string | null;

  @Field(() => String, {
    description: 'Its short name, unique among its kind: capital letters, digits and hyphens, for example `EAST-01`.',
  })
  code!: string;

  @Field(() => String, { description: 'Its name in Chinese.' })
  nameZh!: string;

  @Field(() => String, { description: 'Its name in English.' })
  nameEn!: string;
}

@InputType('ChangeRegionInput', { description: 'A region as it shall be.' })
export class ChangeRegionInput extends PlaceInput {}

@InputType('ChangeStoreInput', { description: 'A store as it shall be.' })
export class ChangeStoreInput extends PlaceInput {
  @Field(() => ID, { description: 'The region it lies in.' })
  regionId!: string;
}

@InputType('ChangeDepartmentInput', { description: 'A department as it shall be.' })
export class ChangeDepartmentInput extends PlaceInput {
  @Field(() => ID, { nullable: true, description: 'The region it belongs to; left out for one of headquarters.' })
  regionId?: string | null;
}
