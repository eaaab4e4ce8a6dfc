import { DeadlineKind } from '@complaints/contracts';
import type { Context } from '@complaints/kit';
import DataLoader from 'dataloader';
import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { Case } from '../../data/case.js';
import { Deadline, type KeptDeadline } from '../../data/deadline.js';
import { type DoneStep, findDoneSteps } from '../../data/emergency/done-step.js';
import { policiesOfVersions } from '../../data/policy/find-policies.js';
import { Staff } from '../../data/staff.js';
import type { HandlingPolicy } from '../../domain/policy.js';
import { createClocksLoader, ofCase, staffOf } from '../loaders.js';

/** A step of the checklist of one case. Source: R18. */
@ObjectType('EmergencyStep', { description: 'A step of the emergency procedure of a case.', simpleResolvers: true })
export class EmergencyStep {
  @Field(() => String, { description: 'Its code.' })
  code!: string;

  @Field(() => String, { description: 'What is to be done, in Chinese.' })
  titleZh!: string;

  @Field(() => String, { description: 'What is to be done, in English.' })
  titleEn!: string;

  @Field(() => Deadline, { description: 'Its clock.' })
  deadline!: KeptDeadline;

  @Field(() => Date, { nullable: true, description: 'When it was done; null while it was not.' })
  doneAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'What was done.' })
  note!: string | null;

  byId!: string | null;
  onBehalfOfId!: string | null;
}

const createDoneStepsLoader = ofCase(findDoneSteps);

const createPolicyLoader = ({ dataSource }: Context) =>
  new DataLoader<number, HandlingPolicy>(async (versions) => {
    const policyOf = await policiesOfVersions(dataSource.manager, versions);
    return versions.map((version) => policyOf(version));
  });

@Resolver(() => Case)
export class EmergencyOfCaseResolver {
  @FieldResolver(() => [EmergencyStep], {
    description: 'The checklist of its emergency procedure, at most 20 steps; none where the procedure does not run.',
  })
  async emergencySteps(@Root() { id, policyVersion }: Case, @Ctx() context: Context): Promise<EmergencyStep[]> {
    const [policy, clocks, done] = await Promise.all([
      context.loader(createPolicyLoader).load(policyVersion),
      context.loader(createClocksLoader).load(id),
      context.loader(createDoneStepsLoader).load(id),
    ]);
    return policy.emergencySteps.flatMap(({ code, titleZh, titleEn }) => {
      const deadline = clocks.find(({ kind, subject }) => kind === DeadlineKind.EMERGENCY && subject === code);
      return deadline ? [{ code, titleZh, titleEn, deadline, ...asDone(done.find((step) => step.code === code)) }] : [];
    });
  }
}

const asDone = (step: DoneStep | undefined) => ({
  ...{ doneAt: step?.doneAt ?? null, note: step?.note ?? null },
  ...{ byId: step?.byId ?? null, onBehalfOfId: step?.onBehalfOfId ?? null },
});

@Resolver(() => EmergencyStep)
export class EmergencyStepResolver {
  @FieldResolver(() => Staff, { nullable: true, description: 'Who did it.' })
  by(@Root() { byId }: EmergencyStep, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, byId);
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'For whom, when a deputy did.' })
  onBehalfOf(@Root() { onBehalfOfId }: EmergencyStep, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, onBehalfOfId);
  }
}
