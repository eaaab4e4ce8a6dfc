import { z } from 'zod';
import { defineEvent, instant } from '../event.js';
import {
  ChannelKind,
  ComplaintStatus,
  Difficulty,
  Level,
  LevelCause,
  ReopeningCause,
  Source,
  Urgency,
  Weekday,
} from '../vocabulary.js';

const names = { code: z.string(), nameZh: z.string(), nameEn: z.string() };

/** A region as it is now. */
export const regionChanged = defineEvent('intake.region.changed.v1', ['region', 'regionId'], {
  regionId: z.uuid(),
  ...names,
});

/** A store as it is now. */
export const storeChanged = defineEvent('intake.store.changed.v1', ['store', 'storeId'], {
  storeId: z.uuid(),
  regionId: z.uuid(),
  ...names,
});

/** A department as it is now; without a region it is one of headquarters. */
export const departmentChanged = defineEvent('intake.department.changed.v1', ['department', 'departmentId'], {
  departmentId: z.uuid(),
  regionId: z.uuid().nullable(),
  ...names,
});

/** A complaint was accepted; its level is derived already. Source: R2, R3, R10–R15. */
export const complaintRegistered = defineEvent('intake.complaint.registered.v1', ['complaint', 'complaintId'], {
  complaintId: z.uuid(),
  number: z.string(),
  matterId: z.uuid(),
  /** The earlier complaint on the matter that the customer comes back to. */
  repeatOfId: z.uuid().nullable(),
  storeId: z.uuid().nullable(),
  regionId: z.uuid().nullable(),
  level: z.enum(Level),
  source: z.enum(Source),
  channel: z.enum(ChannelKind),
  confidentialTowardsStore: z.boolean(),
  acceptedAt: instant,
  /** The version of intake's policy it was levelled under. */
  policyVersion: z.int().positive(),
});

/** An earlier complaint was brought in as closed history: it has no case and no clock, and nobody was written to. Source: R9. */
export const complaintImported = defineEvent('intake.complaint.imported.v1', ['complaint', 'complaintId'], {
  complaintId: z.uuid(),
  number: z.string(),
  matterId: z.uuid(),
  storeId: z.uuid().nullable(),
  regionId: z.uuid().nullable(),
  level: z.enum(Level),
  source: z.enum(Source),
  channel: z.enum(ChannelKind),
  status: z.enum(ComplaintStatus).exclude(['OPEN']),
  confidentialTowardsStore: z.boolean(),
  acceptedAt: instant,
  closedAt: instant,
});

/** A complaint is no longer open. */
export const complaintClosed = defineEvent('intake.complaint.closed.v1', ['complaint', 'complaintId'], {
  complaintId: z.uuid(),
  matterId: z.uuid(),
  storeId: z.uuid().nullable(),
  regionId: z.uuid().nullable(),
  status: z.enum(ComplaintStatus).exclude(['OPEN']),
  acceptedAt: instant,
  closedAt: instant,
});

/** A complaint that was closed goes on; nothing is counted, and what was counted as closed is taken back. Source: R35, R70. */
export const complaintReopened = defineEvent('intake.complaint.reopened.v1', ['complaint', 'complaintId'], {
  complaintId: z.uuid(),
  matterId: z.uuid(),
  storeId: z.uuid().nullable(),
  regionId: z.uuid().nullable(),
  /** What it had come to. */
  previousStatus: z.enum(ComplaintStatus).exclude(['OPEN', 'SUPERSEDED', 'MERGED']),
  cause: z.enum(ReopeningCause),
  closedAt: instant,
  reopenedAt: instant,
});

const ofComplaint = {
  complaintId: z.uuid(),
  storeId: z.uuid().nullable(),
  regionId: z.uuid().nullable(),
};

/**
 * The level of a complaint is another than was told before. Where it is higher its clocks begin at that moment; where it is
 * lower neither owner nor running clocks move. Source: R5, R13, R14, R20.
 */
export const complaintLevelled = defineEvent('intake.complaint.levelled.v1', ['complaint', 'complaintId'], {
  ...ofComplaint,
  matterId: z.uuid(),
  level: z.enum(Level),
  previousLevel: z.enum(Level),
  cause: z.enum(LevelCause),
  levelledAt: instant,
  policyVersion: z.int().positive(),
});

/** A complaint said the same as an open one, which goes on for both; it adds no count. Source: R5. */
export const complaintMerged = defineEvent('intake.complaint.merged.v1', ['complaint', 'complaintId'], {
  ...ofComplaint,
  intoId: z.uuid(),
  /** Of the one that goes on. */
  matterId: z.uuid(),
  mergedAt: instant,
});

/** A complaint had been joined to another by mistake and stands by itself again; its clocks begin at that moment. Source: R5. */
export const complaintSeparated = defineEvent('intake.complaint.separated.v1', ['complaint', 'complaintId'], {
  ...ofComplaint,
  number: z.string(),
  matterId: z.uuid(),
  fromId: z.uuid(),
  /** Whether it was joined when it was registered, so that nothing was told of it before. */
  isNew: z.boolean(),
  level: z.enum(Level),
  source: z.enum(Source),
  channel: z.enum(ChannelKind),
  confidentialTowardsStore: z.boolean(),
  acceptedAt: instant,
  separatedAt: instant,
  policyVersion: z.int().positive(),
});

/** A complaint belongs to another matter than was thought. Source: R5, R15. */
export const complaintMoved = defineEvent('intake.complaint.moved.v1', ['complaint', 'complaintId'], {
  ...ofComplaint,
  matterId: z.uuid(),
  fromMatterId: z.uuid(),
  movedAt: instant,
});

/** The store complained about, or whether it may know, is another than was told before. Source: R2, R29. */
export const complaintAmended = defineEvent('intake.complaint.amended.v1', ['complaint', 'complaintId'], {
  ...ofComplaint,
  confidentialTowardsStore: z.boolean(),
  amendedAt: instant,
});

/** A complaint was handed to the department that must deal with it, or back to its owner. Source: R6. */
export const complaintRouted = defineEvent('intake.complaint.routed.v1', ['complaint', 'complaintId'], {
  ...ofComplaint,
  /** Null when it went back to its owner. */
  departmentId: z.uuid().nullable(),
  /** How often it has been handed over, this time included. */
  handOvers: z.int().positive(),
  routedAt: instant,
});

/** A customer said how the result and the handling were. Source: R71. */
export const handlingRated = defineEvent('intake.handling.rated.v1', ['complaint', 'complaintId'], {
  complaintId: z.uuid(),
  storeId: z.uuid().nullable(),
  regionId: z.uuid().nullable(),
  /** 1 (worst) to 5. */
  resultSatisfaction: z.int().min(1).max(5),
  /** 1 (worst) to 5. */
  handlingSatisfaction: z.int().min(1).max(5),
  solved: z.boolean(),
  /** The repeat that dissatisfaction made; null when the customer is content. */
  repeatComplaintId: z.uuid().nullable(),
  ratedAt: instant,
});

/** A customer accepted a round of the plan, or objected to it, through a one-time link; the words of an objection stay in intake. Source: R32. */
export const planAnswered = defineEvent('intake.plan.answered.v1', ['complaint', 'complaintId'], {
  complaintId: z.uuid(),
  planId: z.uuid(),
  round: z.int().positive(),
  accepted: z.boolean(),
  answeredAt: instant,
});

/** A customer opened the letter of a decision for the first time, through the link that came with it. Source: R36. */
export const decisionRead = defineEvent('intake.decision.read.v1', ['complaint', 'complaintId'], {
  ...ofComplaint,
  decisionId: z.uuid(),
  readAt: instant,
});

/** A version of intake's policy was published; until it takes effect the one before it is in force. */
export const intakePolicyPublished = defineEvent('intake.policy.published.v1', ['policy', 'policyId'], {
  /** The same for every version. */
  policyId: z.uuid(),
  version: z.int().positive(),
  effectiveAt: instant,
});

/** A channel as it is now; without a store it is a central one. Its opening hours are those of the chain's time zone. Source: R1. */
export const channelChanged = defineEvent('intake.channel.changed.v1', ['channel', 'channelId'], {
  channelId: z.uuid(),
  storeId: z.uuid().nullable(),
  kind: z.enum(ChannelKind),
  /** What arrives by it counts as this. */
  source: z.enum(Source),
  /** In the order of the week; none when it is bound to no hours. */
  openingHours: z.array(z.strictObject({ weekday: z.enum(Weekday), opensAt: z.string(), closesAt: z.string() })),
  /** Since when it is used no more; null while it is. */
  retiredAt: instant.nullable(),
});

/** A version of the category tree was published and is in force from then on. Source: R16. */
export const categoryTreePublished = defineEvent('intake.category_tree.published.v1', ['category_tree', 'treeId'], {
  /** The same for every version. */
  treeId: z.uuid(),
  version: z.int().positive(),
  /** The whole tree, retired categories included. */
  categories: z.array(
    z.strictObject({
      code: z.string(),
      parentCode: z.string().nullable(),
      nameZh: z.string(),
      nameEn: z.string(),
      retired: z.boolean(),
    }),
  ),
  publishedAt: instant,
});

const impact = z.int().min(0).max(3).nullable();

/** Somebody classified a complaint, or classified it anew; what was not judged is null. Source: R16, R17. */
export const complaintClassified = defineEvent('intake.complaint.classified.v1', ['complaint', 'complaintId'], {
  complaintId: z.uuid(),
  storeId: z.uuid().nullable(),
  regionId: z.uuid().nullable(),
  natureCode: z.string(),
  /** The version of the category tree that the code was taken from. */
  categoryVersion: z.int().positive(),
  urgency: z.enum(Urgency),
  difficulty: z.enum(Difficulty).nullable(),
  /** 0 (none) to 3. */
  impactSatisfaction: impact,
  impactReputation: impact,
  impactFinance: impact,
  classifiedAt: instant,
});

/** The words of a complaint, and all that told who complained, are gone; whoever holds words about it lets go of them. Source: R8. */
export const complaintErased = defineEvent('intake.complaint.erased.v1', ['complaint', 'complaintId'], {
  complaintId: z.uuid(),
  storeId: z.uuid().nullable(),
  regionId: z.uuid().nullable(),
  erasedAt: instant,
});

/** What a complaint is about, in words that at least five different persons have used; names and numbers are none. Source: R94. */
export const complaintDescribed = defineEvent('intake.complaint.described.v1', ['complaint', 'complaintId'], {
  complaintId: z.uuid(),
  storeId: z.uuid().nullable(),
  regionId: z.uuid().nullable(),
  terms: z.array(z.string().min(2).max(20)).min(1).max(20),
  describedAt: instant,
});

/**
 * Who complains and about whom, as far as it decides who may own the case and whether anybody can be reached. Told before
 * the complaint itself, and only where there is something to say, and anew when it changes. Source: R20, R35.
 */
export const partiesNamed = defineEvent('intake.complaint.parties_named.v1', ['complaint', 'complaintId'], {
  ...ofComplaint,
  /** Whether a way to reach the customer is known. */
  reachable: z.boolean(),
  /** The staff among the people complained about. */
  accusedStaffIds: z.array(z.uuid()).max(20),
  namedAt: instant,
});

/**
 * Who complains, as a reference that says nothing of the person and is known to intake alone; anew when it turns out to be
 * somebody else. Null for nobody known, and once they are erased. Source: R5, R66.
 */
export const customerNamed = defineEvent('intake.complaint.customer_named.v1', ['complaint', 'complaintId'], {
  ...ofComplaint,
  customerId: z.uuid().nullable(),
  namedAt: instant,
});

/** A file about a complaint was received and kept; what it is stays in intake. Source: R4. */
export const evidenceKept = defineEvent('intake.complaint.evidence_kept.v1', ['complaint', 'complaintId'], {
  ...ofComplaint,
  evidenceId: z.uuid(),
  keptAt: instant,
});
