import { attemptFailed } from '@complaints/contracts';
import { hears } from '@complaints/kit';
import { noteFailedAttempt } from '../actions/matter/note-failed-attempt.js';

export const onAttemptFailed = hears(attemptFailed, (em, { payload: { complaintId, failedAttempts } }, now) =>
  noteFailedAttempt(em, { complaintId, failedAttempts, now }),
);
