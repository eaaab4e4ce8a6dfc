import { type Context, idOfCursor, PageArgs, pageOf, rowsToRead } from '@complaints/kit';
import { type Place, reaches } from '@complaints/kit/pure';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { casesOf } from '../domain/rights.js';
import { CaseConnection, type CountedCases } from './case-connection.js';
import {
  createOpenCaseCountOfRegionLoader,
  createOpenCaseCountOfStoreLoader,
  createOpenCasesOfRegionLoader,
  createOpenCasesOfStoreLoader,
  createRegionLoader,
  createStoreLoader,
} from './loaders.js';
import { Region, Store } from './stubs.js';

const loaders = {
  store: { cases: createOpenCasesOfStoreLoader, count: createOpenCaseCountOfStoreLoader },
  region: { cases: createOpenCasesOfRegionLoader, count: createOpenCaseCountOfRegionLoader },
} as const;

const DESCRIPTION = 'Its open cases that the caller may see, oldest first; null when the caller does not reach it.';

@Resolver(() => Store)
export class StoreResolver {
  @FieldResolver(() => CaseConnection, { nullable: true, description: DESCRIPTION })
  async openCases(@Root() { id }: Store, @Args(() => PageArgs) page: PageArgs, @Ctx() context: Context) {
    const known = await context.loader(createStoreLoader).load(id);
    return known && openCasesOf({ storeId: known.id, regionId: known.regionId }, page, context);
  }
}

@Resolver(() => Region)
export class RegionResolver {
  @FieldResolver(() => CaseConnection, { nullable: true, description: DESCRIPTION })
  async openCases(@Root() { id }: Region, @Args(() => PageArgs) page: PageArgs, @Ctx() context: Context) {
    const known = await context.loader(createRegionLoader).load(id);
    return known && openCasesOf({ storeId: null, regionId: known.id }, page, context);
  }
}

async function openCasesOf(place: Place, page: PageArgs, context: Context): Promise<CountedCases | null> {
  if (!reaches(casesOf(await context.actor()), place)) return null;
  const { cases, count } = place.storeId ? loaders.store : loaders.region;
  const placeId = place.storeId ?? place.regionId ?? '';
  const rows = await context.loader(cases).load({ placeId, afterId: idOfCursor(page.after), take: rowsToRead(page) });
  return { ...pageOf(rows, page, ({ id }) => [id]), count: () => context.loader(count).load(placeId) };
}
