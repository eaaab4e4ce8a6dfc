import { DecisionMutations } from './decision/decision-mutations.js';
import { DecisionGroundsResolver, DecisionResolver, DecisionsOfCaseResolver } from './decision/decision-resolver.js';
import { CompleteEmergencyStepResolver } from './emergency/emergency-mutation.js';
import { EmergencyOfCaseResolver, EmergencyStepResolver } from './emergency/emergency-resolver.js';
import { ReferralMutations } from './referral/referral-mutations.js';
import { ReferralAnswerResolver, ReferralResolver, ReferralsOfCaseResolver } from './referral/referral-resolver.js';
import { ResponsibilityMutations } from './responsibility/responsibility-mutations.js';
import {
  ResponsibilitiesOfCaseResolver,
  ResponsibilityCommentResolver,
  ResponsibilityResolver,
  ResponsibilityWithdrawalResolver,
} from './responsibility/responsibility-resolver.js';
import { StatutoryMutations } from './statutory/statutory-mutations.js';
import { StatutoryEntryResolver, StatutoryOfCaseResolver } from './statutory/statutory-resolver.js';

/** What shows and takes answers: to the customer, of those referred to, in an emergency, to the law, and for what went wrong. */
export const answerResolvers = [
  DecisionMutations,
  DecisionsOfCaseResolver,
  DecisionResolver,
  DecisionGroundsResolver,
  ReferralMutations,
  ReferralsOfCaseResolver,
  ReferralResolver,
  ReferralAnswerResolver,
  CompleteEmergencyStepResolver,
  EmergencyOfCaseResolver,
  EmergencyStepResolver,
  StatutoryMutations,
  StatutoryOfCaseResolver,
  StatutoryEntryResolver,
  ResponsibilityMutations,
  ResponsibilitiesOfCaseResolver,
  ResponsibilityResolver,
  ResponsibilityCommentResolver,
  ResponsibilityWithdrawalResolver,
] as const;
