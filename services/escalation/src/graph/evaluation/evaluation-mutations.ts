import { type Context, mutate, payloadType } from '@complaints/kit';
import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import { confirmLessonRead } from '../../actions/evaluation/confirm-lesson-read.js';
import { evaluateCase } from '../../actions/evaluation/evaluate-case.js';
import { Case } from '../../data/case.js';
import { LessonReceipt } from '../../data/evaluation/lesson.js';
import { headOf } from '../../domain/rights.js';
import { actOnCase, CaseInput } from '../act-on-case.js';

@InputType({ description: 'What departments learn from a case.' })
class LessonInput {
  @Field(() => String, { description: 'What is learned, at most 2,000 characters.' })
  text!: string;

  @Field(() => [ID], { description: 'The departments concerned, 1 to 20.' })
  departmentIds!: string[];
}

@InputType({ description: 'How the handling of a case that ended was.' })
class EvaluateCaseInput extends CaseInput {
  @Field(() => Boolean, { description: 'Whether what was complained about is solved.' })
  solved!: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the customer is satisfied; left out when nobody knows.',
  })
  satisfied?: boolean | null;

  @Field(() => Boolean, { description: 'Whether the process was sound.' })
  processSound!: boolean;

  @Field(() => Boolean, { description: 'Whether the staff were professional.' })
  staffProfessional!: boolean;

  @Field(() => Boolean, { description: 'Whether it was handled in time.' })
  inTime!: boolean;

  @Field(() => String, { nullable: true, description: 'What should be done better, at most 2,000 characters.' })
  suggestions?: string | null;

  @Field(() => [LessonInput], { defaultValue: [], description: 'What is learned, at most 10 lessons.' })
  lessons!: LessonInput[];
}

@InputType({ description: 'Which lesson was read.' })
class ConfirmLessonReadInput {
  @Field(() => String, { description: 'Made by the client; the same key answers the same again.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The receipt of the department.' })
  receiptId!: string;
}

const EvaluateCasePayload = payloadType('EvaluateCasePayload', 'case', () => Case);
const ConfirmLessonReadPayload = payloadType('ConfirmLessonReadPayload', 'receipt', () => LessonReceipt);

@Resolver()
export class EvaluationMutations {
  @Mutation(() => EvaluateCasePayload, {
    description: 'Keeps how the handling of a case that ended was, and sends the lessons; whoever handled it does not.',
  })
  evaluateCase(
    @Arg('input', () => EvaluateCaseInput, { description: 'The evaluation.' }) input: EvaluateCaseInput,
    @Ctx() context: Context,
  ) {
    const { solved, satisfied = null, processSound, staffProfessional, inTime, suggestions = null, lessons } = input;
    const verdict = { solved, satisfied, processSound, staffProfessional, inTime };
    return actOnCase(context, { operation: 'evaluateCase', input }, (em, act) =>
      evaluateCase(em, { ...act, ...verdict, suggestions, lessons }),
    );
  }

  @Mutation(() => ConfirmLessonReadPayload, {
    description: 'The head of a department confirms that a lesson was read; the first time stands.',
  })
  confirmLessonRead(
    @Arg('input', () => ConfirmLessonReadInput, { description: 'Which one.' }) input: ConfirmLessonReadInput,
    @Ctx() context: Context,
  ) {
    const { receiptId } = input;
    return mutate(context, {
      ...{ operation: 'confirmLessonRead', input, field: 'receipt' },
      act: (em, { by, now }) => confirmLessonRead(em, { receiptId, by, now }),
      read: async (id, { by }) => {
        const receipt = await context.dataSource.manager.findOneBy(LessonReceipt, { id });
        return receipt && headOf(by, receipt.departmentId) ? receipt : null;
      },
    });
  }
}
