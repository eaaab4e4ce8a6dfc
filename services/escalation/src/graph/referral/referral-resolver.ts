import { DeadlineKind } from '@complaints/contracts';
import type { Context } from '@complaints/kit';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Case } from '../../data/case.js';
import { Deadline, type KeptDeadline } from '../../data/deadline.js';
import { Referral } from '../../data/referral/referral.js';
import { ReferralAnswer } from '../../data/referral/referral-answer.js';
import { Staff } from '../../data/staff.js';
import { missingCopies } from '../../domain/referral/referral.js';
import { createClocksLoader, staffOf } from '../loaders.js';
import { Department } from '../stubs.js';
import { createAnswerLoader, createReferralsLoader } from './referral-loaders.js';

@Resolver(() => Case)
export class ReferralsOfCaseResolver {
  @FieldResolver(() => [Referral], { description: 'Whom it was referred to, oldest first; the newest 100.' })
  referrals(@Root() { id }: Case, @Ctx() context: Context): Promise<Referral[]> {
    return context.loader(createReferralsLoader).load(id);
  }

  @FieldResolver(() => [Referral], {
    description:
      'Referrals that nobody answered by its end, whose copies are missing; none while it is open. Among the newest 100.',
  })
  async missingCopies(@Root() { id, state }: Case, @Ctx() context: Context): Promise<Referral[]> {
    const referrals = await context.loader(createReferralsLoader).load(id);
    const answers = context.loader(createAnswerLoader);
    const answered = await Promise.all(referrals.map(async (one) => ((await answers.load(one.id)) ? one.id : '')));
    return missingCopies(state, referrals, new Set(answered));
  }
}

@Resolver(() => Referral)
export class ReferralResolver {
  @FieldResolver(() => Department, { nullable: true, description: 'The department asked, where it is one.' })
  department(@Root() { departmentId }: Referral): Department | null {
    return departmentId ? { id: departmentId } : null;
  }

  @FieldResolver(() => ReferralAnswer, { nullable: true, description: 'What came back; null while nothing did.' })
  answer(@Root() { id }: Referral, @Ctx() context: Context): Promise<ReferralAnswer | null> {
    return context.loader(createAnswerLoader).load(id);
  }

  @FieldResolver(() => Deadline, { nullable: true, description: 'The clock of its answer.' })
  async deadline(@Root() { id, caseId }: Referral, @Ctx() context: Context): Promise<KeptDeadline | null> {
    const clocks = await context.loader(createClocksLoader).load(caseId);
    return clocks.find(({ kind, subject }) => kind === DeadlineKind.REFERRAL && subject === id) ?? null;
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who referred it.' })
  by(@Root() { byId }: Referral, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, byId);
  }
}

@Resolver(() => ReferralAnswer)
export class ReferralAnswerResolver {
  @FieldResolver(() => Staff, { nullable: true, description: 'Who recorded it.' })
  by(@Root() { byId }: ReferralAnswer, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, byId);
  }
}
