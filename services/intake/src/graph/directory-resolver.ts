import { type Connection, type Context, connectionType, PageArgs, pageOf } from '@complaints/kit';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { EntityTarget } from 'typeorm';
import { validate } from 'uuid';
import { Department } from '../data/department.js';
import { findPlaces } from '../data/places.js';
import { Region } from '../data/region.js';
import { Store } from '../data/store.js';
import { seesDirectory } from '../domain/rights.js';
import { createRegionLoader, createStoreLoader } from './loaders.js';

const StoreConnection = connectionType(Store, 'Store');
const RegionConnection = connectionType(Region, 'Region');
const DepartmentConnection = connectionType(Department, 'Department');

const NULL_WITHOUT_RIGHT = 'null when there is none that the caller sees';

@Resolver(() => Store)
export class StoreResolver {
  @Query(() => Store, { nullable: true, description: `One store; ${NULL_WITHOUT_RIGHT}.` })
  store(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() context: Context) {
    return context.loader(createStoreLoader).load(id);
  }

  @Query(() => StoreConnection, { description: 'The stores of the chain by code.' })
  stores(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('regionId', () => ID, { nullable: true, description: 'Only those of this region.' }) regionId: string | null,
    @Ctx() context: Context,
  ) {
    return placesSeen(context, Store, { ...page, regionId });
  }

  @FieldResolver(() => Region, { description: 'The region it lies in.' })
  region(@Root() { regionId }: Store, @Ctx() context: Context) {
    return context.loader(createRegionLoader).load(regionId);
  }
}

@Resolver(() => Region)
export class RegionResolver {
  @Query(() => Region, { nullable: true, description: `One region; ${NULL_WITHOUT_RIGHT}.` })
  region(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() context: Context) {
    return context.loader(createRegionLoader).load(id);
  }

  @Query(() => RegionConnection, { description: 'The regions of the chain by code.' })
  regions(@Args(() => PageArgs) page: PageArgs, @Ctx() context: Context) {
    return placesSeen(context, Region, page);
  }

  @FieldResolver(() => StoreConnection, { description: 'Its stores by code.' })
  stores(@Root() { id }: Region, @Args(() => PageArgs) page: PageArgs, @Ctx() context: Context) {
    return placesSeen(context, Store, { ...page, regionId: id });
  }
}

@Resolver(() => Department)
export class DepartmentResolver {
  @Query(() => DepartmentConnection, { description: 'The departments of the chain by code.' })
  departments(@Args(() => PageArgs) page: PageArgs, @Ctx() context: Context) {
    return placesSeen(context, Department, page);
  }

  @FieldResolver(() => Region, {
    nullable: true,
    description: 'The region it belongs to; null for one of headquarters.',
  })
  region(@Root() { regionId }: Department, @Ctx() context: Context) {
    return regionId && context.loader(createRegionLoader).load(regionId);
  }
}

async function placesSeen<Place extends { id: string; code: string }>(
  context: Context,
  entity: EntityTarget<Place>,
  page: PageArgs & { regionId?: string | null },
): Promise<Connection<Place>> {
  const nothing = !seesDirectory(await context.actor()) || (page.regionId && !validate(page.regionId));
  const places = nothing ? [] : await findPlaces(context.dataSource.manager, entity, page);
  return pageOf(places, page, ({ code }) => [code]);
}
