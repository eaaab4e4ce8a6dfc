import { postChanged } from '@complaints/contracts';
import { hears, keepNewest } from '@complaints/kit';
import { DirectoryPost } from '../data/directory-post.js';

export const onPostChanged = hears(postChanged, (em, { payload: { postId, ...post }, version }) =>
  keepNewest(em, DirectoryPost, { id: postId, ...post, version }),
);
