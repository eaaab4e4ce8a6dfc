import { type Connection, type Context, connectionType, type PageArgs, pageOf } from '@complaints/kit';
import { FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { Complaint } from '../data/complaint.js';
import { listKeyOf } from '../data/find-complaints.js';
import { createComplaintLoader } from './loaders.js';

/** A page of complaints, in whatever list they stand. */
export const ComplaintConnection = connectionType(Complaint, 'Complaint');

/** Beyond this a list says only that it is longer. */
const MOST_COUNTED = 1_000;

/** A page that counts its list when it is asked to. */
export interface CountedPage extends Connection<Complaint> {
  /** Counts up to so many. */
  count(): Promise<number>;
}

/** What a page is made of. */
interface PageParts {
  /** One more than are shown. */
  rows: Complaint[];
  page: PageArgs;
  /** Counts the whole list up to so many. */
  count: (most: number) => Promise<number>;
  /** Where a complaint stands in the list; by its instant when not said. */
  keyOf?: (complaint: Complaint) => string[];
}

/** A page of complaints; each of them is known to the loader from then on. */
export function complaintPage(context: Context, { rows, page, count, keyOf = listKeyOf }: PageParts): CountedPage {
  const loader = context.loader(createComplaintLoader);
  for (const row of rows) loader.prime(row.id, row);
  let counted: Promise<number> | undefined;
  return {
    ...pageOf(rows, page, keyOf),
    count() {
      counted ??= count(MOST_COUNTED + 1);
      return counted;
    },
  };
}

@Resolver(() => ComplaintConnection)
export class ComplaintConnectionResolver {
  @FieldResolver(() => Int, {
    description: `How many the whole list has, counted up to ${MOST_COUNTED.toLocaleString('en')}.`,
  })
  async totalCount(@Root() page: CountedPage) {
    return Math.min(await page.count(), MOST_COUNTED);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the list has exactly so many; otherwise it has more.' })
  async isCountExact(@Root() page: CountedPage) {
    return (await page.count()) <= MOST_COUNTED;
  }
}
