import type { Context } from '@complaints/kit';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Complaint } from '../../data/complaint.js';
import { ImportRow } from '../../data/import/import-row.js';
import { createComplaintLoader } from '../loaders.js';
import { createImportRowLoader } from './import-row-loader.js';

@Resolver(() => Complaint)
export class ImportedResolver {
  @FieldResolver(() => ImportRow, {
    nullable: true,
    description: 'What the system said from which it was imported as history; null for what was registered here.',
  })
  async imported(@Root() { id }: Complaint, @Ctx() context: Context) {
    const isSeen = (await context.loader(createComplaintLoader).load(id)) !== null;
    return isSeen ? context.loader(createImportRowLoader).load(id) : null;
  }
}
