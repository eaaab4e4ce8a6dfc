import { Field, ObjectType } from 'type-graphql';
import type { Complaint } from '../../data/complaint.js';
import { TrackedStatus } from '../../data/vocabulary.js';
import { processOfHandling } from '../../domain/filing/process.js';
import { trackedAs } from '../../domain/tracking/tracked-status.js';

/** What a customer sees of a complaint. Source: R3. */
@ObjectType('TrackedComplaint', { description: 'A complaint as its customer sees it.', simpleResolvers: true })
export class TrackedComplaint {
  @Field(() => String, { description: 'Its number.' })
  number!: string;

  @Field(() => TrackedStatus, { description: 'What it has come to.' })
  status!: TrackedStatus;

  @Field(() => Date, { description: 'When it was registered with the chain.' })
  acceptedAt!: Date;

  @Field(() => Date, { description: 'By when a solution is expected.' })
  expectedResolutionAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it was closed; null while it is open.' })
  closedAt!: Date | null;

  @Field(() => String, { description: 'What becomes of a complaint, in Chinese.' })
  processZh!: string;

  @Field(() => String, { description: 'What becomes of a complaint, in English.' })
  processEn!: string;

  @Field(() => String, { description: 'Where it stands and what comes next, in Chinese.' })
  stepZh!: string;

  @Field(() => String, { description: 'Where it stands and what comes next, in English.' })
  stepEn!: string;
}

/**
 * A complaint as its customer sees it.
 * @param goingOn what goes on for it where it was joined to another, whose number may be another customer's; else itself
 */
export function trackedComplaint({ number, acceptedAt }: Complaint, goingOn: Complaint): TrackedComplaint {
  const { expectedResolutionAt, closedAt } = goingOn;
  const { status, step } = trackedAs[goingOn.status];
  const process = { processZh: processOfHandling.ZH, processEn: processOfHandling.EN };
  const steps = { stepZh: step.ZH, stepEn: step.EN };
  return { number, status, acceptedAt, expectedResolutionAt, closedAt, ...process, ...steps };
}
