import { ofItself, type Timer, transact } from '@complaints/kit';
import type { Mailer } from '@complaints/kit/messages';
import { endSending, findReaders, takeUpNotices, type UnsentNotice } from '../data/notice/send-notices.js';
import { noticeEmail } from '../domain/notice/notice-email.js';
import type { Outside } from '../outside/outside.js';

const BATCH = 500;
/** As many connections as a server of e-mails takes from one client. */
const MOST_AT_ONCE = 20;

/**
 * Hands over what staff have not read yet: one e-mail to each holder for all of a batch, at least once; without a server,
 * or where nobody's address is known, it is said in the log or nowhere. No transaction is open while the world outside answers.
 */
export const sendNoticesTimer = (outside: () => Outside): Timer => ({
  name: 'send-notices',
  async pass(dataSource, now) {
    const due = await transact(dataSource, ofItself('send-notices'), (em) => takeUpNotices(em, now, BATCH));
    if (due.length === 0) return 0;
    const { mailer, log } = outside();
    if (!mailer) log.info({ notices: due.map(({ id, kind }) => ({ id, kind })) }, 'staff are told');
    const letters = mailer ? await lettersOf(due, (toIds) => findReaders(dataSource.manager, toIds)) : [];
    const failed = mailer ? await sendAll(mailer, letters) : new Set<UnsentNotice>();
    await endSending(
      dataSource.manager,
      due.filter((notice) => !failed.has(notice)),
      now,
    );
    return due.length;
  },
});

/** All that goes to one address. */
interface Letter {
  to: string;
  notices: UnsentNotice[];
}

async function lettersOf(
  due: readonly UnsentNotice[],
  find: (toIds: readonly string[]) => ReturnType<typeof findReaders>,
): Promise<Letter[]> {
  const byPost = Map.groupBy(due, ({ toId }) => toId);
  const byAddress = Map.groupBy(await find([...byPost.keys()]), ({ email }) => email);
  return [...byAddress].map(([to, readers]) => ({
    to,
    notices: readers.flatMap(({ toId }) => byPost.get(toId) ?? []),
  }));
}

/** @returns what could not be sent */
async function sendAll(mailer: Mailer, letters: readonly Letter[]): Promise<ReadonlySet<UnsentNotice>> {
  const failed = new Set<UnsentNotice>();
  const send = async ({ to, notices }: Letter) => {
    const id = notices.at(-1)?.id ?? '';
    const what = { id, kind: 'NOTICES', language: 'ZH' as const, ...noticeEmail(notices) };
    // What failed is known to the sender, who also logs it; here only whether to try again.
    await mailer.send({ ...what, to }).catch(() => {
      for (const notice of notices) failed.add(notice);
    });
  };
  for (let first = 0; first < letters.length; first += MOST_AT_ONCE)
    await Promise.all(letters.slice(first, first + MOST_AT_ONCE).map(send));
  return failed;
}
