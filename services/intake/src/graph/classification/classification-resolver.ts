import type { Context } from '@complaints/kit';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { TreeCategory } from '../../data/categories/tree-category.js';
import { HeldClassification, isClassified } from '../../data/classification/held-classification.js';
import { SuggestedClassification } from '../../data/classification/suggested-classification.js';
import { Complaint } from '../../data/complaint.js';
import { createTreeLoader } from '../categories/tree-loader.js';
import { createComplaintLoader } from '../loaders.js';
import { createSuggestionLoader } from './suggestion-loader.js';

@Resolver(() => Complaint)
export class ComplaintClassificationResolver {
  @FieldResolver(() => HeldClassification, {
    nullable: true,
    description: 'How it is classified; null until somebody has done so.',
  })
  classification(@Root() { classification }: Complaint) {
    return isClassified(classification) ? classification : null;
  }

  @FieldResolver(() => SuggestedClassification, {
    nullable: true,
    description: 'How it might be classified; null where the caller took in what they do not see.',
  })
  async suggestedClassification(@Root() complaint: Complaint, @Ctx() context: Context) {
    const seen = await context.loader(createComplaintLoader).load(complaint.id);
    return seen && context.loader(createSuggestionLoader).load(seen);
  }
}

@Resolver(() => HeldClassification)
export class ClassificationResolver {
  @FieldResolver(() => TreeCategory, {
    description: 'Its nature, named as in the version of the tree it was taken from.',
  })
  async nature(@Root() { natureCode, categoryVersion }: HeldClassification, @Ctx() context: Context) {
    const tree = await context.loader(createTreeLoader).load(categoryVersion as number);
    return tree?.categories.find(({ code }) => code === natureCode);
  }
}
