import { type Actor, seatsInDirectory } from '@complaints/kit';
import type { TestCaller, TestService } from '@complaints/kit/testing';
import { openHeadquarters, openPlace, type Place } from '../chain.js';
import type { Asker } from './claim-happenings.js';

/** Two regions with a store each, and everybody who acts there. */
export interface World {
  service: TestService;
  places: readonly Place[];
  /** By region, who asks there; and who pays, sets budgets and moves them. */
  askers: readonly Record<Asker, Actor>[];
  executive: Actor;
  administrator: Actor;
  /** What a post is called in the model, by its id: its kind and region. */
  nameOf: ReadonlyMap<string, string>;
}

export async function openWorld(service: TestService): Promise<World> {
  const { manager } = service.dataSource;
  const actor = async ({ sub, role }: TestCaller): Promise<Actor> => ({
    ...{ id: sub, role },
    seats: await seatsInDirectory(manager, sub, service.clock.now()),
  });
  const headquarters = await openHeadquarters(service);
  const executive = await actor(headquarters.executive.holder);
  const places = [await openPlace(service), await openPlace(service)];
  const askersOf = async (place: Place) => ({
    ...{ clerk: await actor(await place.clerk()), manager: await actor(place.manager.holder) },
    ...{ director: await actor(place.director.holder), president: await actor(place.president.holder) },
    ...{ cashier: await actor(place.cashier.holder), executive },
  });
  const named = places.flatMap(({ manager: lowest, director, president }, region) =>
    [lowest, director, president].map(({ postId }, kind): [string, string] => [postId, `${kind} ${region}`]),
  );
  return {
    ...{ service, places, executive, administrator: await actor(headquarters.administrator.holder) },
    askers: await Promise.all(places.map(askersOf)),
    nameOf: new Map([...named, [headquarters.executive.postId, '3 hq']]),
  };
}
