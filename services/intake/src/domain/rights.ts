import { PostKind, Role } from '@complaints/contracts';
import { type Actor, may, type Place, type Reach, type Rights, type Scope, scopeOf } from '@complaints/kit/pure';

/** What can be done or seen in intake. */
export type IntakeAction =
  | 'VIEW_COMPLAINT'
  | 'REGISTER_COMPLAINT'
  | 'VIEW_DIRECTORY'
  | 'ADD_EVIDENCE'
  | 'VIEW_EVIDENCE'
  | 'KEEP_DIRECTORY'
  | 'VERIFY_CHANNEL'
  | 'ROUTE_COMPLAINT'
  | 'AMEND_COMPLAINT'
  | 'CORRECT_FACTS'
  | 'FOLLOW_UP_OPINION'
  | 'REVEAL_CONTACT'
  | 'VIEW_REVEALS'
  | 'ERASE_CUSTOMER'
  | 'VIEW_POLICY'
  | 'KEEP_POLICY'
  | 'CLASSIFY_COMPLAINT'
  | 'KEEP_CATEGORIES';

const everyPost = Object.fromEntries(Object.values(PostKind).map((kind) => [kind, 'ALL' as Reach]));

/** Post × action × reach. Source: R29, R91. */
const rights: Rights<IntakeAction> = {
  VIEW_COMPLAINT: {
    CLERK: 'STORE',
    STORE_MANAGER: 'STORE',
    REGIONAL_DIRECTOR: 'REGION',
    REGIONAL_PRESIDENT: 'REGION',
    REGIONAL_VICE_PRESIDENT: 'REGION',
    DEPARTMENT_HEAD: 'DEPARTMENT',
    EXECUTIVE_PRESIDENT: 'ALL',
    STORE_HEADQUARTERS: 'ALL',
    CUSTOMER_SERVICE: 'ALL',
    ADMINISTRATOR: 'ALL',
  },
  // A complaint may be taken in anywhere.
  REGISTER_COMPLAINT: {
    CLERK: 'ALL',
    STORE_MANAGER: 'ALL',
    REGIONAL_DIRECTOR: 'ALL',
    CUSTOMER_SERVICE: 'ALL',
    ADMINISTRATOR: 'ALL',
  },
  ADD_EVIDENCE: {
    CLERK: 'STORE',
    STORE_MANAGER: 'STORE',
    REGIONAL_DIRECTOR: 'REGION',
    REGIONAL_PRESIDENT: 'REGION',
    CUSTOMER_SERVICE: 'ALL',
  },
  // Of what can be seen of the complaint itself.
  VIEW_EVIDENCE: {
    CLERK: 'STORE',
    STORE_MANAGER: 'STORE',
    REGIONAL_DIRECTOR: 'REGION',
    REGIONAL_PRESIDENT: 'REGION',
    REGIONAL_VICE_PRESIDENT: 'REGION',
    DEPARTMENT_HEAD: 'DEPARTMENT',
    EXECUTIVE_PRESIDENT: 'ALL',
    STORE_HEADQUARTERS: 'ALL',
    CUSTOMER_SERVICE: 'ALL',
  },
  // Departments reach what was routed to them.
  ROUTE_COMPLAINT: {
    CLERK: 'STORE',
    STORE_MANAGER: 'STORE',
    REGIONAL_DIRECTOR: 'REGION',
    REGIONAL_PRESIDENT: 'REGION',
    DEPARTMENT_HEAD: 'DEPARTMENT',
    CUSTOMER_SERVICE: 'ALL',
    ADMINISTRATOR: 'ALL',
  },
  AMEND_COMPLAINT: {
    CLERK: 'STORE',
    STORE_MANAGER: 'STORE',
    REGIONAL_DIRECTOR: 'REGION',
    REGIONAL_PRESIDENT: 'REGION',
    CUSTOMER_SERVICE: 'ALL',
    ADMINISTRATOR: 'ALL',
  },
  CORRECT_FACTS: {
    REGIONAL_DIRECTOR: 'REGION',
    REGIONAL_PRESIDENT: 'REGION',
    STORE_HEADQUARTERS: 'ALL',
    CUSTOMER_SERVICE: 'ALL',
    ADMINISTRATOR: 'ALL',
  },
  FOLLOW_UP_OPINION: {
    STORE_MANAGER: 'STORE',
    REGIONAL_DIRECTOR: 'REGION',
    REGIONAL_PRESIDENT: 'REGION',
    STORE_HEADQUARTERS: 'ALL',
    CUSTOMER_SERVICE: 'ALL',
    ADMINISTRATOR: 'ALL',
  },
  // Who must reach the customer.
  REVEAL_CONTACT: {
    CLERK: 'STORE',
    STORE_MANAGER: 'STORE',
    REGIONAL_DIRECTOR: 'REGION',
    REGIONAL_PRESIDENT: 'REGION',
    EXECUTIVE_PRESIDENT: 'ALL',
    CUSTOMER_SERVICE: 'ALL',
  },
  VIEW_REVEALS: { STORE_HEADQUARTERS: 'ALL', CUSTOMER_SERVICE: 'ALL', ADMINISTRATOR: 'ALL' },
  ERASE_CUSTOMER: { CUSTOMER_SERVICE: 'ALL', ADMINISTRATOR: 'ALL' },
  VIEW_DIRECTORY: everyPost,
  KEEP_DIRECTORY: { ADMINISTRATOR: 'ALL' },
  // And whoever keeps the channel.
  VERIFY_CHANNEL: {
    STORE_MANAGER: 'STORE',
    REGIONAL_DIRECTOR: 'REGION',
    STORE_HEADQUARTERS: 'ALL',
    CUSTOMER_SERVICE: 'ALL',
    ADMINISTRATOR: 'ALL',
  },
  // Everybody who holds a post acts under it.
  VIEW_POLICY: everyPost,
  KEEP_POLICY: { ADMINISTRATOR: 'ALL' },
  CLASSIFY_COMPLAINT: {
    CLERK: 'STORE',
    STORE_MANAGER: 'STORE',
    REGIONAL_DIRECTOR: 'REGION',
    REGIONAL_PRESIDENT: 'REGION',
    CUSTOMER_SERVICE: 'ALL',
    ADMINISTRATOR: 'ALL',
  },
  KEEP_CATEGORIES: { ADMINISTRATOR: 'ALL' },
};

/** Which complaints an actor sees. Source: R91. */
export const complaintScope = (actor: Actor): Scope => scopeOf(rights, actor, 'VIEW_COMPLAINT');

/** Whether an actor sees regions, stores and departments. */
export const seesDirectory = (actor: Actor): boolean => scopeOf(rights, actor, 'VIEW_DIRECTORY').all;

/** Whether an actor changes regions, stores, departments and channels. */
export const keepsDirectory = (actor: Actor): boolean => scopeOf(rights, actor, 'KEEP_DIRECTORY').all;

/** Whether an actor acts from the post that looks after a channel. Source: R1. */
export const keepsChannel = ({ seats }: Actor, { keeperPostId }: { keeperPostId: string | null }): boolean =>
  keeperPostId !== null && seats.some(({ postId }) => postId === keeperPostId);

/** Whether an actor says if a channel is in order. A central one has no store and lies in no region. Source: R1. */
export const mayVerifyChannel = (actor: Actor, channel: Place & { keeperPostId: string | null }): boolean =>
  may(rights, actor, 'VERIFY_CHANNEL', channel) || keepsChannel(actor, channel);

/** Whether an actor sees the policy, and acknowledges what they act under. */
export const seesPolicy = (actor: Actor): boolean => scopeOf(rights, actor, 'VIEW_POLICY').all;

/** Whether an actor publishes the policy. */
export const keepsPolicy = (actor: Actor): boolean => scopeOf(rights, actor, 'KEEP_POLICY').all;

/** Whether an actor publishes the tree of natures. Source: R16. */
export const keepsCategories = (actor: Actor): boolean => scopeOf(rights, actor, 'KEEP_CATEGORIES').all;

/** Whether an actor may classify a complaint that they see. Source: R16, R17. */
export const mayClassify = (actor: Actor, complaint: { storeId: string | null; regionId: string | null }): boolean =>
  may(rights, actor, 'CLASSIFY_COMPLAINT', complaint);

/** Whether an actor may take in a complaint about a store. Source: R29. */
export const mayRegister = (actor: Actor, place: { storeId: string | null; regionId: string | null }): boolean =>
  may(rights, actor, 'REGISTER_COMPLAINT', place);

/** Of which complaints an actor may see contacts and original words in clear. Source: R91. */
export const revealScope = (actor: Actor): Scope => scopeOf(rights, actor, 'REVEAL_CONTACT');

/** Whether an actor may see in clear who complains at a place. Source: R91. */
export const mayReveal = (actor: Actor, place: { storeId: string | null; regionId: string | null }): boolean =>
  may(rights, actor, 'REVEAL_CONTACT', place);

/** Whether an actor oversees who saw what in clear. Source: R91. */
export const seesReveals = (actor: Actor): boolean => scopeOf(rights, actor, 'VIEW_REVEALS').all;

/** Whether an actor erases persons. Source: R8. */
export const mayErase = (actor: Actor): boolean => scopeOf(rights, actor, 'ERASE_CUSTOMER').all;

type Caller = Pick<Actor, 'role'>;
const isStaff = ({ role }: Caller): boolean => role === Role.STAFF || role === Role.ADMINISTRATOR;
/** Of which complaints an actor sees the evidence, as far as the complaints themselves are seen. Source: R4, R91. */
export const evidenceScope = (actor: Actor): Scope => scopeOf(rights, actor, 'VIEW_EVIDENCE');

/** Whether a scope of the actor's reaches evidence about a place, or a department through which it may be reached. */
export const mayViewEvidence = (actor: Actor, place: { storeId: string | null; regionId: string | null }): boolean =>
  may(rights, actor, 'VIEW_EVIDENCE', place) || evidenceScope(actor).departmentIds.length > 0;

/** Whether an actor may add evidence to a complaint about a place. Source: R4. */
export const mayAddEvidence = (actor: Actor, place: { storeId: string | null; regionId: string | null }): boolean =>
  may(rights, actor, 'ADD_EVIDENCE', place);

/** Where a complaint stands, and in whose hands it is. */
interface HeldPlace {
  storeId: string | null;
  regionId: string | null;
  departmentId: string | null;
}

/** Whether an actor may hand a complaint over: who handles it, and the department that has it in hand. Source: R6. */
export const mayRoute = (actor: Actor, place: HeldPlace): boolean =>
  may(rights, actor, 'ROUTE_COMPLAINT', place) ||
  (place.departmentId !== null && scopeOf(rights, actor, 'ROUTE_COMPLAINT').departmentIds.includes(place.departmentId));

/** Whether an actor may write down otherwise what a complaint says, and say what belongs together. Source: R2, R5. */
export const mayAmend = (actor: Actor, place: Omit<HeldPlace, 'departmentId'>): boolean =>
  may(rights, actor, 'AMEND_COMPLAINT', place);

/** Whether an actor may correct the facts from which a level follows. Source: R14. */
export const mayCorrectFacts = (actor: Actor, place: Omit<HeldPlace, 'departmentId'>): boolean =>
  may(rights, actor, 'CORRECT_FACTS', place);

/** Whether an actor follows up what customers think of the handling of a complaint. Source: R71. */
export const mayFollowUp = (actor: Actor, place: Place): boolean => may(rights, actor, 'FOLLOW_UP_OPINION', place);

/** Staff never rate themselves. Source: R71. */
export const mayRate = (caller: Caller): boolean => !isStaff(caller);

/** The public files by itself; staff take in what others say. Source: R2, R3. */
export const mayFile = ({ role }: Caller): boolean => role === Role.ANONYMOUS || role === Role.CUSTOMER;

/** Nor is a letter read by the customer where staff read it. Source: R36. */
export const isReadByCustomer = (caller: Caller): boolean => !isStaff(caller);

/** Nor do they answer a plan for the customer to whom the link was sent. Source: R32. */
export const mayAnswerPlan = (caller: Caller): boolean => !isStaff(caller);
