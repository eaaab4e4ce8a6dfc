import { Field, ObjectType } from 'type-graphql';
import { Complaint } from '../../data/complaint.js';
import { Reveal } from '../../data/personal/reveal.js';

@ObjectType('OriginalText', { description: 'A text as it was said or written.', simpleResolvers: true })
export class OriginalTextType {
  @Field(() => String, { description: 'Where it stands: `complaint.content`, `rating.opinion` and so on.' })
  field!: string;

  @Field(() => String, { description: 'The words, unmasked.' })
  text!: string;
}

/** What a reveal shows, and nothing else ever does. Source: R91. */
@ObjectType('RevealedContact', { description: 'Who complains, in clear.', simpleResolvers: true })
export class RevealedContact {
  @Field(() => Reveal, { description: 'What is kept of this.' })
  reveal!: Reveal;

  @Field(() => Complaint, { nullable: true, description: 'The complaint it is about.' })
  complaint!: Complaint | null;

  @Field(() => String, { nullable: true, description: 'The name; null when it is not known.' })
  name!: string | null;

  @Field(() => [String], { description: 'The phones, in E.164, an extension behind `;ext=`.' })
  phones!: string[];

  @Field(() => [String], { description: 'The e-mail addresses.' })
  emails!: string[];

  @Field(() => [String], { description: 'The numbers of memberships.' })
  memberNumbers!: string[];

  @Field(() => [OriginalTextType], { description: 'Every text of the complaint in the original words.' })
  texts!: OriginalTextType[];
}
