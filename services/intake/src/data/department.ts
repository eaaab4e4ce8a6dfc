import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A department of a region, or of headquarters. */
@Entity('department')
@Directive('@key(fields: "id")')
@ObjectType('Department', { description: 'A department of a region, or of headquarters.', simpleResolvers: true })
export class Department {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'region_id', nullable: true })
  regionId!: string | null;

  @Field(() => String, { description: 'Its short name, unique among departments.' })
  @Column('text')
  code!: string;

  @Field(() => String, { description: 'Its name in Chinese.' })
  @Column('text', { name: 'name_zh' })
  nameZh!: string;

  @Field(() => String, { description: 'Its name in English.' })
  @Column('text', { name: 'name_en' })
  nameEn!: string;
}
