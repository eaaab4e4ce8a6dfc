import { type DemonstrationPost, demonstrationChain, PostKind } from '@complaints/contracts';
import { type CommandContext, ofItself, transact } from '@complaints/kit';
import { after, DAY_MS } from '@complaints/kit/pure';
import { appointHolder } from '../actions/appoint-holder.js';
import { createPost } from '../actions/create-post.js';
import { registerStaff } from '../actions/register-staff.js';

const itself = ofItself('load-demonstration');

/** Sets up the posts of the demonstration chain with their holders. Safe to run twice. */
export async function loadDemonstration({ dataSource, clock, log }: CommandContext): Promise<void> {
  const { posts } = demonstrationChain;
  const now = clock.now();
  await transact(dataSource, itself, (em) =>
    registerStaff(
      em,
      posts.map(({ holder }) => holder),
    ),
  );
  let loaded = 0;
  for (const post of posts) {
    const isNew = await transact(dataSource, itself, async (em) => {
      if (!(await createPost(em, post))) return false;
      await appointHolder(em, { postId: post.id, holderId: post.holder.id, deputy: deputyOf(post, now), now });
      return true;
    });
    if (isNew) loaded += 1;
  }
  log.info({ loaded, known: posts.length - loaded }, 'the posts of the demonstration chain are there');
}

/** The holder at store headquarters deputises for the executive president for a year. Source: R26. */
function deputyOf(post: DemonstrationPost, now: Date) {
  if (post.kind !== PostKind.EXECUTIVE_PRESIDENT) return null;
  const headquarters = demonstrationChain.posts.find(({ kind }) => kind === PostKind.STORE_HEADQUARTERS);
  return headquarters ? { staffId: headquarters.holder.id, untilAt: after(now, 365 * DAY_MS) } : null;
}
