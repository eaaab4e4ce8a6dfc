import { postChanged } from '@complaints/contracts';
import { hears, keepNewest } from '@complaints/kit';
import { DirectoryPost } from '../data/directory-post.js';

/** Keeps the copy of a post. */
export const onPostChanged = hears(postChanged, async (em, { payload, version }) => {
  const { postId, ...post } = payload;
  await keepNewest(em, DirectoryPost, { id: postId, ...post, version });
});
