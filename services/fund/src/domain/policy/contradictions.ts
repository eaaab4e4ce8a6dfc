import { LEVELS, RuleError } from '@complaints/contracts';
import { type GivenVersion, isTimeZone, type Standing, versionFaults } from '@complaints/kit/pure';
import { type Authority, LimitKind, PeriodKind, PolicyDocument } from '../policy.js';
import { ApproverKind } from '../vocabulary.js';

/** A version as somebody would publish it. */
export interface GivenPolicy extends GivenVersion {
  document: PolicyDocument;
  /** What of the document could not be read as it was sent, with its path; an amount stands in it as NaN then. */
  unreadable: readonly RuleError[];
}

type Path = readonly (string | number)[];
type Found = [code: string, sentence: string, path: Path];

/** One way in which a document can contradict itself. */
type Contradiction = (document: PolicyDocument) => Found[];

const contradictions: Contradiction[] = [
  ({ timeZone }) => (isTimeZone(timeZone) ? [] : [['TIME_ZONE_UNKNOWN', 'There is no such time zone.', ['timeZone']]]),
  posts,
  ({ authorities }) => authorities.flatMap((authority, index) => withinItself(authority, ['authorities', index])),
  narrower,
  clerks,
];

const KINDS = Object.values(ApproverKind);
const rankOf = (post: ApproverKind): number => KINDS.indexOf(post);

/** Each kind of post once, from the lowest to the highest. Source: R60. */
function posts({ authorities }: PolicyDocument): Found[] {
  const named = authorities.map(({ post }) => post);
  const missing = KINDS.filter((kind) => !named.includes(kind)).map((kind): Found => {
    return ['AUTHORITY_MISSING', `The authority of ${kind} is missing.`, ['authorities']];
  });
  const misplaced = named.flatMap((post, index): Found[] => {
    const path = ['authorities', index, 'post'];
    if (named.indexOf(post) < index) return [['AUTHORITY_TWICE', `${post} has an authority already.`, path]];
    const before = named[index - 1];
    return before && rankOf(before) > rankOf(post)
      ? [['AUTHORITIES_NOT_ASCENDING', 'Authorities stand from the lowest post to the highest.', path]]
      : [];
  });
  return [...missing, ...misplaced];
}

/** What may limit the authority of a post: a region's money is its budget, and nobody but the highest may go without. Source: R60. */
const LIMITS_OF: Record<ApproverKind, readonly LimitKind[]> = {
  STORE_MANAGER: [LimitKind.FIXED],
  REGIONAL_DIRECTOR: [LimitKind.FIXED],
  REGIONAL_PRESIDENT: [LimitKind.BUDGET],
  EXECUTIVE_PRESIDENT: [LimitKind.FIXED, LimitKind.NONE],
};

/** What speaks against one authority, whatever the others are. Source: R60. */
function withinItself({ post, perUseFen, period, limit, purposes }: Authority, path: Path): Found[] {
  const found: Found[] = [];
  if (limit.kind === LimitKind.FIXED && perUseFen !== null && perUseFen > limit.fen)
    found.push(['PER_USE_ABOVE_LIMIT', `${post} may grant more per use than per period.`, [...path, 'perUseFen']]);
  if (!LIMITS_OF[post].includes(limit.kind))
    found.push(['LIMIT_NOT_OF_POST', `${post} has no limit of the kind ${limit.kind}.`, [...path, 'limit', 'kind']]);
  if (limit.kind === LimitKind.BUDGET && period !== PeriodKind.QUARTER)
    found.push(['BUDGET_NOT_QUARTERLY', 'Regions have a budget for each quarter.', [...path, 'period']]);
  for (const [index, purpose] of purposes.entries())
    if (purposes.indexOf(purpose) < index)
      found.push(['PURPOSE_TWICE', `${purpose} is named twice.`, [...path, 'purposes', index]]);
  return found;
}

/**
 * A higher post covers whatever the one below it covers: otherwise a request would climb to somebody who may do less.
 * Source: R61.
 */
function narrower({ authorities }: PolicyDocument): Found[] {
  const ascending = KINDS.flatMap((kind) => {
    const index = authorities.findIndex(({ post }) => post === kind);
    const authority = authorities[index];
    return authority ? [{ authority, index }] : [];
  });
  return ascending.flatMap(({ authority, index }, place) => {
    const below = ascending[place - 1];
    return below ? narrowerThan(below.authority, authority, ['authorities', index]) : [];
  });
}

function narrowerThan(lower: Authority, higher: Authority, path: Path): Found[] {
  const found: Found[] = [];
  const less = `${higher.post} may grant less than ${lower.post}`;
  if (LEVELS.indexOf(higher.upToLevel) < LEVELS.indexOf(lower.upToLevel))
    found.push(['LEVEL_NARROWER', `${less}: not up to ${lower.upToLevel}.`, [...path, 'upToLevel']]);
  if (isLessPerUse(higher, lower)) found.push(['PER_USE_NARROWER', `${less} per use.`, [...path, 'perUseFen']]);
  const lacking = lower.purposes.filter((purpose) => !higher.purposes.includes(purpose));
  for (const purpose of new Set(lacking))
    found.push(['PURPOSES_NARROWER', `${less}: not for ${purpose}.`, [...path, 'purposes']]);
  return found;
}

/** A budget is not known here: nothing but a limit per use is less than what that allows. */
function isLessPerUse(higher: Authority, lower: Authority): boolean {
  const [most, least] = [mostPerUseFen(higher), mostPerUseFen(lower)];
  return least === null ? higher.perUseFen !== null : most !== null && most < least;
}

/** Where nothing is said of one use the amount for the period limits it; null where that is none either. */
const mostPerUseFen = ({ perUseFen, limit }: Authority): number | null =>
  perUseFen ?? (limit.kind === LimitKind.FIXED ? limit.fen : null);

/** A clerk grants inside the manager's month. Source: R60. */
function clerks({ authorities, clerkPerUseFen }: PolicyDocument): Found[] {
  const manager = authorities.find(({ post }) => post === ApproverKind.STORE_MANAGER);
  const most = manager ? mostPerUseFen(manager) : null;
  return clerkPerUseFen !== null && most !== null && clerkPerUseFen > most
    ? [['CLERK_ABOVE_MANAGER', 'A clerk may grant more per use than the store manager.', ['clerkPerUseFen']]]
    : [];
}

/**
 * Everything that speaks against publishing a version, so that it can be put right at once; empty when nothing does.
 * What is no value of its field is named too, with its path in the document.
 * Source: the paragraph on policy.
 */
export function contradictionsOf(given: GivenPolicy, standing: Standing): RuleError[] {
  const { document, unreadable } = given;
  const said = new Set(unreadable.map(({ path }) => path.join('.')));
  const inDocument = (path: readonly PropertyKey[]) => ['document', ...path.map(String)];
  const shape = (PolicyDocument.safeParse(document).error?.issues ?? [])
    .map(({ path, message }) => new RuleError('VALUE_NOT_ALLOWED', `${message}.`, inDocument(path)))
    .filter(({ path }) => !said.has(path.join('.')));
  const found = contradictions.flatMap((contradiction) => contradiction(document));
  return [
    ...unreadable,
    ...shape,
    ...found.map(([code, sentence, path]) => new RuleError(code, sentence, inDocument(path))),
    ...versionFaults(given, standing),
  ];
}
