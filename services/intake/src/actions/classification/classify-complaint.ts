import { complaintClassified, RuleError, type Urgency } from '@complaints/contracts';
import { type Actor, attribute, record } from '@complaints/kit';
import { onBehalfOf } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { findTreeInForce } from '../../data/categories/find-trees.js';
import { keepExample } from '../../data/classification/classification-example.js';
import { ClassificationRecord } from '../../data/classification/classification-record.js';
import { Complaint } from '../../data/complaint.js';
import { findComplaints, lockComplaint } from '../../data/find-complaints.js';
import {
  checkCategory,
  type GivenClassification,
  type Judgement,
  readClassification,
} from '../../domain/classification/classification.js';
import { readTextOf } from '../../domain/classification/text-read.js';
import { featuresOf } from '../../domain/classifier/signs.js';
import { complaintScope, mayClassify } from '../../domain/rights.js';

/** What had been suggested to whoever classifies. */
interface Suggested {
  natureCode?: string | null;
  urgency?: Urgency | null;
}

/** How somebody classifies a complaint. */
export interface ClassifyComplaint extends GivenClassification {
  complaintId: string;
  suggested: Suggested;
  by: Actor;
  now: Date;
}

/**
 * Classifies a complaint, or classifies it anew; what was said before is kept, and what is said now is learned from.
 * @throws RuleError COMPLAINT_NOT_FOUND, also for who does not see it
 * @throws RuleError FORBIDDEN when no post of the actor classifies it
 * @throws RuleError as {@link readClassification}, for what was suggested as {@link checkCategory}
 * Source: R16, R17.
 */
export async function classifyComplaint(em: EntityManager, command: ClassifyComplaint): Promise<Complaint> {
  const { complaintId, suggested, by, now } = command;
  const [seen] = await findComplaints(em, [complaintId], complaintScope(by));
  if (!seen)
    throw new RuleError('COMPLAINT_NOT_FOUND', 'There is no such complaint that you can see.', ['complaintId']);
  const classifies = (one: Actor) => mayClassify(one, seen);
  if (!classifies(by)) throw new RuleError('FORBIDDEN', 'None of your posts classifies this complaint.');
  const complaint = await lockComplaint(em, seen.id);
  const tree = await findTreeInForce(em);
  const judgement = readClassification(command, tree);
  if (suggested.natureCode) checkCategory(tree, suggested.natureCode, 'suggestedNatureCode');
  attribute(em, { onBehalfOf: onBehalfOf(by, classifies) });
  const classification = { ...judgement, classifiedAt: now, classifiedById: by.id };
  await em.update(Complaint, { id: complaint.id }, { classification });
  await em.insert(ClassificationRecord, {
    id: uuidv7(),
    complaintId: complaint.id,
    ...classification,
    suggestedNatureCode: suggested.natureCode ?? null,
    suggestedUrgency: suggested.urgency ?? null,
  });
  const { natureCode, urgency } = judgement;
  const features = featuresOf(readTextOf(complaint));
  await keepExample(em, { complaintId: complaint.id, natureCode, urgency, features, learnedAt: now });
  record(em, now, [classified(complaint, judgement, now)]);
  return complaint;
}

function classified({ id: complaintId, storeId, regionId }: Complaint, judgement: Judgement, classifiedAt: Date) {
  return complaintClassified.of({ complaintId, storeId, regionId, ...judgement, classifiedAt });
}
