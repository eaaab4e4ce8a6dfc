import { type Context, payloadType } from '@complaints/kit';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { closeWithoutAgreement } from '../../actions/decision/close-without-agreement.js';
import { issueDecision } from '../../actions/decision/issue-decision.js';
import { Case } from '../../data/case.js';
import { actOnCase } from '../act-on-case.js';
import { CloseWithoutAgreementInput, IssueDecisionInput } from './decision-inputs.js';

const IssueDecisionPayload = payloadType('IssueDecisionPayload', 'case', () => Case);
const CloseWithoutAgreementPayload = payloadType('CloseWithoutAgreementPayload', 'case', () => Case);

@Resolver()
export class DecisionMutations {
  @Mutation(() => IssueDecisionPayload, {
    description:
      'Decides on the demand of the customer, who is sent the letter at once; an earlier decision is replaced.',
  })
  issueDecision(
    @Arg('input', () => IssueDecisionInput, { description: 'What is decided.' }) input: IssueDecisionInput,
    @Ctx() context: Context,
  ) {
    const { outcome, reasons, weighing: said, appealText = null } = input;
    const { liability = null, expectation = null, compromise = null } = said;
    const { marketEffect = null, fairness = null, arbitration = null } = said;
    const weighing = { liability, expectation, compromise, marketEffect, fairness, arbitration };
    return actOnCase(context, { operation: 'issueDecision', input }, (em, act) =>
      issueDecision(em, { ...act, outcome, reasons, weighing, appealText }),
    );
  }

  @Mutation(() => CloseWithoutAgreementPayload, {
    description: 'Closes a case whose customer refused the final decision; it counts as unresolved and dissatisfied.',
  })
  closeWithoutAgreement(
    @Arg('input', () => CloseWithoutAgreementInput, { description: 'Why it ends so.' })
    input: CloseWithoutAgreementInput,
    @Ctx() context: Context,
  ) {
    const { reasons, appealText, refusal } = input;
    return actOnCase(context, { operation: 'closeWithoutAgreement', input }, (em, act) =>
      closeWithoutAgreement(em, { ...act, reasons, appealText, refusal }),
    );
  }
}
