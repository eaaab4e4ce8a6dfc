import { FieldResolver, Resolver, Root } from 'type-graphql';
import { Complaint } from '../../data/complaint.js';
import { PlanAnswer } from '../../data/plan/plan-answer.js';
import { Rating } from '../../data/rating.js';
import { maskedText } from '../../domain/personal/masked-text.js';

/** Whoever wrote it: what is shown holds no number by which a person can be reached or told. Source: R91. */
const masked = (text: string | null): string | null => text && maskedText(text);
const MASKED = 'phones, cards and addresses in it are masked';

@Resolver(() => Complaint)
export class ComplaintWordsResolver {
  @FieldResolver(() => String, { description: `What the customer said; ${MASKED}.` })
  content(@Root() { content }: Complaint) {
    return maskedText(content);
  }

  @FieldResolver(() => String, { nullable: true, description: `What the customer asks; ${MASKED}.` })
  demand(@Root() { demand }: Complaint) {
    return masked(demand);
  }

  @FieldResolver(() => String, { nullable: true, description: `What the customer hopes for; ${MASKED}.` })
  expectation(@Root() { expectation }: Complaint) {
    return masked(expectation);
  }

  @FieldResolver(() => String, { nullable: true, description: `Where it happened; ${MASKED}.` })
  occurredPlace(@Root() { occurredPlace }: Complaint) {
    return masked(occurredPlace);
  }

  @FieldResolver(() => String, { nullable: true, description: `Who was involved; ${MASKED}.` })
  peopleInvolved(@Root() { peopleInvolved }: Complaint) {
    return masked(peopleInvolved);
  }

  @FieldResolver(() => String, { nullable: true, description: `The product or service it is about; ${MASKED}.` })
  product(@Root() { product }: Complaint) {
    return masked(product);
  }
}

@Resolver(() => Rating)
export class RatingWordsResolver {
  @FieldResolver(() => String, { nullable: true, description: `What the customer wrote besides; ${MASKED}.` })
  opinion(@Root() { opinion }: Rating) {
    return masked(opinion);
  }
}

@Resolver(() => PlanAnswer)
export class PlanAnswerWordsResolver {
  @FieldResolver(() => String, { nullable: true, description: `Why the customer objected; ${MASKED}.` })
  objection(@Root() { objection }: PlanAnswer) {
    return masked(objection);
  }
}
