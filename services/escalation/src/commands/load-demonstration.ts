import { type DemonstrationPost, demonstrationChain, PostKind, Role } from '@complaints/contracts';
import { type CommandContext, ofItself, transact } from '@complaints/kit';
import { after, DAY_MS } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { acceptDeputyship } from '../actions/deputy/answer-deputyship.js';
import { appoint } from '../actions/directory/appoint-holder.js';
import { insertPost } from '../data/post.js';
import { insertStaff } from '../data/staff.js';

const itself = ofItself('load-demonstration');

/** Sets up the posts of the demonstration chain with their holders. Safe to run twice. */
export async function loadDemonstration({ dataSource, clock, log }: CommandContext): Promise<void> {
  const { posts } = demonstrationChain;
  const now = clock.now();
  await transact(dataSource, itself, (em) =>
    insertStaff(
      em,
      posts.map(({ holder: { id, name } }) => ({ id, name, email: null })),
    ),
  );
  let loaded = 0;
  for (const post of posts) {
    if (await transact(dataSource, itself, (em) => load(em, post, now))) loaded += 1;
  }
  log.info({ loaded, known: posts.length - loaded }, 'the posts of the demonstration chain are there');
}

/** Sets a post up with its holder, and answers whether it is new. */
async function load(em: EntityManager, post: DemonstrationPost, now: Date): Promise<boolean> {
  const { id: postId, holder, ...place } = post;
  if (!(await insertPost(em, { id: postId, ...place }))) return false;
  const deputy = deputyOf(post, now);
  const { deputyshipId } = await appoint(em, { postId, holderId: holder.id, deputy, byId: null, now });
  if (deputy && deputyshipId) {
    await acceptDeputyship(em, { deputyshipId, by: { id: deputy.deputyId, role: Role.STAFF, seats: [] }, now });
  }
  return true;
}

/** The holder at store headquarters deputises for the executive president for a year. Source: R26. */
function deputyOf(post: DemonstrationPost, now: Date) {
  if (post.kind !== PostKind.EXECUTIVE_PRESIDENT) return null;
  const headquarters = demonstrationChain.posts.find(({ kind }) => kind === PostKind.STORE_HEADQUARTERS);
  return headquarters ? { deputyId: headquarters.holder.id, untilAt: after(now, 365 * DAY_MS) } : null;
}
