import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A part of the chain that groups stores. */
@Entity('region')
@Directive('@key(fields: "id")')
@ObjectType('Region', { description: 'A part of the chain that groups stores.', simpleResolvers: true })
export class Region {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Field(() => String, { description: 'Its short name, unique among regions.' })
  @Column('text')
  code!: string;

  @Field(() => String, { description: 'Its name in Chinese.' })
  @Column('text', { name: 'name_zh' })
  nameZh!: string;

  @Field(() => String, { description: 'Its name in English.' })
  @Column('text', { name: 'name_en' })
  nameEn!: string;
}
