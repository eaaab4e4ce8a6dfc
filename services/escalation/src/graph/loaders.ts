import type { PostKind } from '@complaints/contracts';
import { type Context, DirectoryRegion, DirectoryStore } from '@complaints/kit';
import DataLoader from 'dataloader';
import { type EntityManager, type EntityTarget, In, type ObjectLiteral } from 'typeorm';
import { validate as isUuid } from 'uuid';
import { Case } from '../data/case.js';
import { findNewestDeadlines } from '../data/deadline.js';
import { findPresentHoldings } from '../data/holding.js';
import { findActs, findContacts, findDeadlines, findInvestigations, findLadder, findPlans } from '../data/of-case.js';
import { countOpenCases, findOpenCases, type Grouping } from '../data/open-cases.js';
import { findPostsOfKinds, Post } from '../data/post.js';
import { withinScope } from '../data/scope.js';
import { Staff } from '../data/staff.js';
import { casesOf } from '../domain/rights.js';

/** Of the ids that somebody typed, those that are ids, as the database writes them. */
const knownIds = (ids: readonly string[]): string[] => ids.filter((id) => isUuid(id)).map((id) => id.toLowerCase());

/** Finds rows by id; what is no id is not there. */
export const byId =
  <Row extends ObjectLiteral & { id: string }>(entity: EntityTarget<Row>) =>
  ({ dataSource }: Context) =>
    new DataLoader<string, Row | null>(async (ids) => {
      const rows = await dataSource.manager.findBy(entity, { id: In(knownIds(ids)) } as never);
      const found = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => found.get(id.toLowerCase()) ?? null);
    });

export const createPostLoader = byId(Post);
export const createStaffLoader = byId(Staff);
export const createStoreLoader = byId(DirectoryStore);
export const createRegionLoader = byId(DirectoryRegion);

/** Finds the post of a kind that there is one of. */
export const createSolePostLoader = ({ dataSource }: Context) =>
  new DataLoader<PostKind, Post | null>(async (kinds) => {
    const found = new Map((await findPostsOfKinds(dataSource.manager, kinds)).map((post) => [post.kind, post]));
    return kinds.map((kind) => found.get(kind) ?? null);
  });

/** Finds cases that the caller may see, by one of their ids. */
const caseBy = (column: 'id' | 'complaintId') => (context: Context) =>
  new DataLoader<string, Case | null>(async (ids) => {
    const query = context.dataSource.manager
      .createQueryBuilder(Case, 'c')
      .where(`c.${column} = any(:ids::uuid[])`, { ids: knownIds(ids) });
    const rows = await withinScope(query, casesOf(await context.actor())).getMany();
    const found = new Map(rows.map((row) => [row[column], row]));
    return ids.map((id) => found.get(id.toLowerCase()) ?? null);
  });

export const createCaseLoader = caseBy('id');
export const createCaseOfComplaintLoader = caseBy('complaintId');

/** Finds who holds a post now. */
export const createHolderLoader = (context: Context) =>
  new DataLoader<string, Staff | null>(async (postIds) => {
    const holdings = await findPresentHoldings(context.dataSource.manager, postIds);
    const holderIds = new Map(holdings.map(({ postId, staffId }) => [postId, staffId]));
    const staff = context.loader(createStaffLoader);
    return Promise.all(postIds.map((postId) => staffOrNull(staff, holderIds.get(postId))));
  });

const staffOrNull = (staff: DataLoader<string, Staff | null>, id: string | null | undefined) =>
  id ? staff.load(id) : null;

/** The name of a person who acted, or null where nobody did. */
export const staffOf = (context: Context, id: string | null): Promise<Staff | null> | null =>
  staffOrNull(context.loader(createStaffLoader), id);

/** Rows of cases by case, for cases that the caller sees. */
export const ofCase =
  <Row extends { caseId: string }>(find: (em: EntityManager, caseIds: readonly string[]) => Promise<Row[]>) =>
  ({ dataSource }: Context) =>
    new DataLoader<string, Row[]>(async (caseIds) => {
      const rows = Map.groupBy(await find(dataSource.manager, caseIds), ({ caseId }) => caseId);
      return caseIds.map((caseId) => rows.get(caseId) ?? []);
    });

/** The newest clock of each kind and subject. */
export const createClocksLoader = ofCase(findNewestDeadlines);
export const createDeadlinesLoader = ofCase(findDeadlines);
export const createActsLoader = ofCase(findActs);
export const createContactsLoader = ofCase(findContacts);
export const createInvestigationsLoader = ofCase(findInvestigations);
export const createPlansLoader = ofCase(findPlans);
export const createLadderLoader = ofCase(findLadder);

/** One page of the open cases of one place. */
interface PlacePage {
  placeId: string;
  afterId: string | null;
  take: number;
}

const openCases = (by: Grouping) => (context: Context) =>
  new DataLoader<PlacePage, Case[], string>(
    async (pages) => {
      const scope = casesOf(await context.actor());
      const placeOf = (found: Case) => (by === 'STORE' ? found.storeId : found.regionId) ?? '';
      // Places listed side by side are asked for the same page, so this is one query, not one per place.
      const found = new Map<string, Map<string, Case[]>>();
      for (const [key, alike] of Map.groupBy(pages, pageKey)) {
        const [{ afterId, take }] = alike as [PlacePage];
        const wanted = { by, placeIds: alike.map(({ placeId }) => placeId), afterId, take };
        found.set(key, Map.groupBy(await findOpenCases(context.dataSource.manager, wanted, scope), placeOf));
      }
      return pages.map((page) => found.get(pageKey(page))?.get(page.placeId) ?? []);
    },
    { cacheKeyFn: (page) => `${page.placeId}/${pageKey(page)}` },
  );

const pageKey = ({ afterId, take }: PlacePage): string => `${take}/${afterId ?? ''}`;

export const createOpenCasesOfStoreLoader = openCases('STORE');
export const createOpenCasesOfRegionLoader = openCases('REGION');

const openCaseCounts = (by: Grouping) => (context: Context) =>
  new DataLoader<string, number>(async (placeIds) => {
    const scope = casesOf(await context.actor());
    const counts = await countOpenCases(context.dataSource.manager, { by, placeIds }, scope);
    return placeIds.map((placeId) => counts.get(placeId) ?? 0);
  });

export const createOpenCaseCountOfStoreLoader = openCaseCounts('STORE');
export const createOpenCaseCountOfRegionLoader = openCaseCounts('REGION');
