import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('staff')
@Directive('@key(fields: "id")')
@ObjectType('Staff', { description: 'A person who works for the chain.', simpleResolvers: true })
export class Staff {
  @Field(() => ID, { description: 'The id that the person signs in with.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Field(() => String, { description: 'The name of the person.' })
  @Column('text')
  name!: string;
}
