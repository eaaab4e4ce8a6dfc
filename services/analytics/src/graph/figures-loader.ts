import { type Context, scopeOf } from '@complaints/kit';
import DataLoader from 'dataloader';
import { findFiguresOf } from '../data/daily-figures.js';
import type { Range } from '../domain/range.js';
import { RIGHTS } from '../domain/rights.js';
import { type Figures, figuresOf } from './figures.js';

/** Of which place, over which days. */
interface FiguresOfPlace extends Range {
  id: string;
}
type FiguresLoader = DataLoader<FiguresOfPlace, Figures | null, string>;

export const createStoreFiguresLoader = (context: Context): FiguresLoader => createLoader(context, 'store');
export const createRegionFiguresLoader = (context: Context): FiguresLoader => createLoader(context, 'region');

/** Reads many places at once, with one query per span of days; null where the caller may not see. */
function createLoader(context: Context, kind: 'store' | 'region'): FiguresLoader {
  return new DataLoader(
    async (asked: readonly FiguresOfPlace[]) => {
      const scope = scopeOf(RIGHTS, await context.actor(), 'VIEW_FIGURES');
      const found = new Map<string, Figures>();
      for (const [span, places] of Map.groupBy(asked, spanOf)) {
        const range = places[0] as Range;
        const ids = places.map((place) => place.id);
        const days = await findFiguresOf(context.dataSource.manager, { kind, ids }, { range, scope });
        for (const [id, tallies] of days) found.set(`${id} ${span}`, figuresOf(tallies));
      }
      return asked.map((place) => found.get(keyOf(place)) ?? null);
    },
    { cacheKeyFn: keyOf },
  );
}

const spanOf = ({ from, to }: Range): string => `${from} ${to}`;
/** The database writes ids in small letters, whatever somebody typed. */
const keyOf = (place: FiguresOfPlace): string => `${place.id.toLowerCase()} ${spanOf(place)}`;
