import { DeputyMutations } from './deputy-mutations.js';
import { AnnouncedHolderResolver, DeputyshipResolver, HoldingResolver } from './deputyship-resolver.js';
import { DirectoryMutations } from './directory-mutations.js';
import { PostResolver } from './post-resolver.js';
import { UncoveredPostsResolver } from './uncovered-posts.js';

/** Everything of the graph about posts, who holds them and who acts for whom. */
export const directoryResolvers = [
  ...([PostResolver, HoldingResolver, AnnouncedHolderResolver, DeputyshipResolver] as const),
  ...([UncoveredPostsResolver, DirectoryMutations, DeputyMutations] as const),
] as const;
