import { MINUTE_MS } from '@complaints/kit/pure';

/** What a one-time address is for. */
export type LinkPurpose = 'UPLOAD' | 'DOWNLOAD';

/** How long an address can be used. */
export const LINK_FOR_MS = 10 * MINUTE_MS;

/** How long a file may take to arrive. */
export const UPLOAD_WITHIN_MS = 10 * MINUTE_MS;

/** After this an upload that was begun is over, whatever became of it: the time it may take, and that of looking into it. */
export const UPLOAD_OVER_AFTER_MS = UPLOAD_WITHIN_MS + 5 * MINUTE_MS;

/** What is known of an upload. */
export interface UploadState {
  uploadBeganAt: Date | null;
}

/** Whether an upload is under way at this moment. */
export const isUploading = ({ uploadBeganAt }: UploadState, now: Date): boolean =>
  uploadBeganAt !== null && now.getTime() - uploadBeganAt.getTime() < UPLOAD_OVER_AFTER_MS;
