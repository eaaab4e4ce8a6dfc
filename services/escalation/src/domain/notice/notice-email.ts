import type { DeadlineKind } from '@complaints/contracts';
import type { NoticeKind } from './notice.js';
import { noticeText } from './notice-texts.js';

/** A notice as it is written to somebody. */
export interface WrittenNotice {
  kind: NoticeKind;
  deadlineKind: DeadlineKind | null;
  caseId: string | null;
}

/**
 * One e-mail for all that a person is told at once, in both languages; it names cases by their ids and nobody at all.
 * Source: R95.
 */
export function noticeEmail(notices: readonly WrittenNotice[]): { subject: string; text: string } {
  const lines = notices.map((notice) => {
    const { zh, en } = noticeText(notice);
    return [`${zh} ${en}`, notice.caseId].filter((line) => line !== null).join('\n');
  });
  return { subject: subjectOf(notices), text: `${lines.join('\n\n')}\n` };
}

function subjectOf(notices: readonly WrittenNotice[]): string {
  const [first, ...others] = notices;
  if (!first || others.length > 0) return `投诉处理：${notices.length}条通知 / ${notices.length} notices`;
  const { zh, en } = noticeText(first);
  return `投诉处理：${zh} / ${en}`;
}
