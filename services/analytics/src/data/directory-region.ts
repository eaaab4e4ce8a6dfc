import { wholeNumber } from '@complaints/kit';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A copy of a region as intake last told it. */
@Entity('directory_region')
export class DirectoryRegion {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('text', { name: 'name_zh' }) nameZh!: string;
  @Column('text', { name: 'name_en' }) nameEn!: string;
  @Column('bigint', { transformer: wholeNumber }) version!: number;
}
