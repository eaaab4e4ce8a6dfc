import type { FundPolicy } from '../policy.js';
import type { Use } from './use.js';
import type { Why } from './why.js';

/** By what uses are neighbours of one another. */
export type Nearness =
  /** They are for one complaint, or for complaints that were joined. */
  | 'COMPLAINT'
  | 'MATTER'
  /** They were asked of one post. */
  | 'POST'
  /** They were granted from one post. */
  | 'GRANTS'
  | 'CUSTOMER'
  | 'PAYEE'
  /** None but the use itself. */
  | 'ITSELF';

/** Where the neighbours of a use are to be found. */
export interface Neighbourhood {
  by: Nearness;
  /** What they have in common: a complaint, a matter, a post, a customer; the use whose payee they share. */
  of: string;
  /** The first and the last instant that matter: of the grant where they are GRANTS, else of the request. */
  from: Date | null;
  until: Date | null;
  /** What a flag of them is about; there is one open flag of a kind and subject. */
  subject: string;
}

/** What is unusual together, and why. */
export interface Unusual {
  uses: Use[];
  why: Why;
}

/** One way in which uses are unusual. Source: R66. */
export interface Rule {
  /** Where to look for a use's neighbours; null where no flag of this kind can have it. */
  neighbourhood: (use: Use, policy: FundPolicy) => Neighbourhood | null;
  /**
   * What is unusual together with a use that has such a neighbourhood; null while nothing is.
   * @param neighbours as they were found, the use among them
   */
  judge: (use: Use, neighbours: readonly Use[], policy: FundPolicy) => Unusual | null;
}

/** What is unusual, unless nothing is. */
export const unusual = (uses: Use[], why: Why): Unusual | null => (uses.length === 0 ? null : { uses, why });
