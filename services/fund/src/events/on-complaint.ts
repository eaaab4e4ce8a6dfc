import {
  complaintAmended,
  complaintErased,
  complaintLevelled,
  complaintMerged,
  complaintMoved,
  complaintRegistered,
  complaintSeparated,
  customerNamed,
  evidenceKept,
} from '@complaints/contracts';
import { type Hearing, hears, keepNewest } from '@complaints/kit';
import { reviewWaiting } from '../actions/review-waiting.js';
import { DirectoryCustomer, DirectoryEvidence } from '../data/directory-facts.js';
import { eraseTexts } from '../data/erase-texts.js';
import { keepLevel, keepMatter, keepMerger, keepPlace } from '../data/known-complaint.js';

/** Keeps of complaints what the fund decides and shows by, fact by fact. Source: R61, R66, R91. */
export const onComplaint: readonly Hearing[] = [
  hears(complaintRegistered, async (em, { payload, version }) => {
    const { complaintId, level, matterId } = payload;
    await keepPlace(em, { complaintId, version }, payload);
    await keepLevel(em, { complaintId, version }, level);
    await keepMatter(em, { complaintId, version }, matterId);
  }),
  hears(complaintAmended, (em, { payload, version }) =>
    keepPlace(em, { complaintId: payload.complaintId, version }, payload),
  ),
  // Of one that was joined from the first nothing was told before.
  hears(complaintSeparated, async (em, { payload, version }) => {
    const { complaintId, level, matterId } = payload;
    await keepPlace(em, { complaintId, version }, payload);
    await keepLevel(em, { complaintId, version }, level);
    await keepMatter(em, { complaintId, version }, matterId);
    await keepMerger(em, { complaintId, version }, null);
  }),
  hears(complaintLevelled, async (em, { payload: { complaintId, level, matterId }, version }, now) => {
    await keepLevel(em, { complaintId, version }, level);
    await keepMatter(em, { complaintId, version }, matterId);
    await reviewWaiting(em, complaintId, now);
  }),
  hears(complaintMoved, (em, { payload: { complaintId, matterId }, version }) =>
    keepMatter(em, { complaintId, version }, matterId),
  ),
  hears(complaintMerged, async (em, { payload: { complaintId, intoId, matterId }, version }, now) => {
    await keepMerger(em, { complaintId, version }, intoId);
    await keepMatter(em, { complaintId, version }, matterId);
    for (const id of [complaintId, intoId]) await reviewWaiting(em, id, now);
  }),
  hears(customerNamed, (em, { payload: { complaintId, customerId }, version }) =>
    keepNewest(em, DirectoryCustomer, { complaintId, customerId, version }),
  ),
  hears(evidenceKept, (em, { payload: { complaintId, evidenceId: id }, version }) =>
    keepNewest(em, DirectoryEvidence, { id, complaintId, version }),
  ),
  // What people wrote about the money of a person who is erased goes; disbursements and books stay. Source: R8.
  hears(complaintErased, (em, { payload: { complaintId } }) => eraseTexts(em, complaintId)),
];
