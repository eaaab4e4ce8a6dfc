import { FieldResolver, Resolver, Root } from 'type-graphql';
import { ComplaintRevision, RevisedField } from '../../data/matter/complaint-revision.js';
import { LevelChange } from '../../data/matter/level-change.js';
import { OpinionFollowUp } from '../../data/opinion/opinion-follow-up.js';
import { HandOver } from '../../data/screening/hand-over.js';
import { maskedText } from '../../domain/personal/masked-text.js';

/** What staff noted about a complaint may quote the customer. Source: R91. */
const masked = (text: string | null): string | null => text && maskedText(text);

@Resolver(() => ComplaintRevision)
export class RevisionNotesResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Why; masked.' })
  reason(@Root() { reason }: ComplaintRevision) {
    return masked(reason);
  }
}

@Resolver(() => RevisedField)
export class RevisedWordsResolver {
  @FieldResolver(() => String, { nullable: true, description: 'What it said before; masked.' })
  before(@Root() { field, before }: RevisedField) {
    return isId(field) ? before : masked(before);
  }

  @FieldResolver(() => String, { nullable: true, description: 'What it said from then on; masked.' })
  after(@Root() { field, after }: RevisedField) {
    return isId(field) ? after : masked(after);
  }
}

/** Digits of an id would be taken for a card. */
const isId = (field: string): boolean => /Ids?$/.test(field);

@Resolver(() => LevelChange)
export class LevelChangeNotesResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Why, in the words of whoever corrected it; masked.' })
  reason(@Root() { reason }: LevelChange) {
    return masked(reason);
  }
}

@Resolver(() => HandOver)
export class HandOverNotesResolver {
  @FieldResolver(() => String, { nullable: true, description: 'What was said to whoever took it over; masked.' })
  note(@Root() { note }: HandOver) {
    return masked(note);
  }
}

@Resolver(() => OpinionFollowUp)
export class FollowUpNotesResolver {
  @FieldResolver(() => String, { nullable: true, description: 'What was done about it, or why nothing is; masked.' })
  note(@Root() { note }: OpinionFollowUp) {
    return masked(note);
  }
}
