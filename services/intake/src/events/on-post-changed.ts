import { postChanged } from '@complaints/contracts';
import { hears, keepNewest } from '@complaints/kit';
import { DirectoryPost } from '../data/directory-post.js';

/** Keeps the copy of the posts. */
export const onPostChanged = hears(postChanged, async (em, { payload, version }) => {
  const { postId: id, ...post } = payload;
  await keepNewest(em, DirectoryPost, { id, ...post, version });
});
