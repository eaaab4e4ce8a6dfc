import { measureOf } from '@complaints/kit';

/** Whether the last verification that ended found no agreement: 0 while all is well. Source: R64. */
export const booksDiffer = measureOf(
  'books_differ',
  'Whether the last verification of the books found a difference or could not be brought to an end; 0 while they agree.',
  `select coalesce((
     select (state <> 'AGREES')::int from books_verification where finished_at is not null order by id desc limit 1
   ), 0) as value`,
);

/** How long the books have not been found to agree. Source: R64. */
export const booksVerifiedAge = measureOf(
  'books_verified_age_seconds',
  'How long ago the books were last found to agree; 0 before they are verified for the first time.',
  `select coalesce(greatest(extract(epoch from $1::timestamptz - max(finished_at)), 0), 0) as value from books_verification where state = 'AGREES'`,
);
