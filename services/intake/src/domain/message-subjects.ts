import type { Words } from './customer-messages.js';
import { MessageKind } from './customer-messages.js';

/** The subject line of an e-mail; it names no complaint, since others may see it. Source: R95. */
export const subjectOf: Record<MessageKind, Words> = {
  [MessageKind.ACKNOWLEDGEMENT]: { ZH: '您的投诉已受理', EN: 'Your complaint was accepted' },
  [MessageKind.PLAN_PROPOSED]: { ZH: '请确认您的投诉处理方案', EN: 'Please answer the solution for your complaint' },
  [MessageKind.DECISION_ISSUED]: { ZH: '您的投诉已有书面答复', EN: 'Your complaint has been decided' },
  [MessageKind.RATING_REQUEST]: { ZH: '请评价您的投诉处理', EN: 'Please rate the handling of your complaint' },
  [MessageKind.RATING_REMINDER]: {
    ZH: '提醒：请评价您的投诉处理',
    EN: 'Reminder: please rate the handling of your complaint',
  },
};
