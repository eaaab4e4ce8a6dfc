import { ComplaintStatus } from '@complaints/contracts';
import type { Words } from '../customer-messages.js';

/** What a complaint has come to, as its customer understands it. Source: R3. */
export const TrackedStatus = {
  IN_PROGRESS: 'IN_PROGRESS',
  SETTLED: 'SETTLED',
  CLOSED: 'CLOSED',
  CONTINUED: 'CONTINUED',
} as const;
export type TrackedStatus = (typeof TrackedStatus)[keyof typeof TrackedStatus];

/** Each status with what happens next, in the customer's words. Source: R3, R95. */
export const trackedAs: Record<ComplaintStatus, { status: TrackedStatus; step: Words }> = {
  [ComplaintStatus.OPEN]: {
    status: TrackedStatus.IN_PROGRESS,
    step: {
      ZH: '处理中。负责人会与您联系，核实情况并商定处理方案。',
      EN: 'It is being handled. The person in charge contacts you to confirm it and to agree on a solution.',
    },
  },
  [ComplaintStatus.RESOLVED]: {
    status: TrackedStatus.SETTLED,
    step: {
      ZH: '已处理完毕并经您确认。如对结果不满意，您可以再次投诉。',
      EN: 'It is settled, as you confirmed. If you are not content with the result, complain again.',
    },
  },
  [ComplaintStatus.CLOSED_PROVISIONALLY]: {
    status: TrackedStatus.CLOSED,
    step: {
      ZH: '暂时结案：我们未能与您取得联系。您随时联系我们，即可继续处理。',
      EN: 'It is closed for now, since we could not reach you. Contact us at any time and it goes on.',
    },
  },
  [ComplaintStatus.CLOSED_WITHOUT_AGREEMENT]: {
    status: TrackedStatus.CLOSED,
    step: {
      ZH: '已结案，双方未达成一致。您可以按照答复中的说明申诉。',
      EN: 'It is closed without agreement. You may appeal as the answer says.',
    },
  },
  [ComplaintStatus.SUPERSEDED]: {
    status: TrackedStatus.CONTINUED,
    step: {
      ZH: '您再次投诉后，由新的投诉继续处理，请用新的编号查询。',
      EN: 'You complained again, and the later complaint goes on; look it up by its own number.',
    },
  },
  [ComplaintStatus.MERGED]: {
    status: TrackedStatus.CONTINUED,
    step: {
      ZH: '与您的另一件投诉合并处理。',
      EN: 'It is handled together with another complaint of yours.',
    },
  },
};
