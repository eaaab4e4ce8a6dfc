import { parseArgs } from 'node:util';
import { PostKind, RuleError } from '@complaints/contracts';
import { type CommandContext, ofItself, transact, UsageError } from '@complaints/kit';
import { appointFirst } from '../actions/directory/appoint-first.js';

export const APPOINT_ADMINISTRATOR_HELP = `Appoints the first administrator, who appoints everybody else; refused while somebody is one.

  appoint-administrator --staff ID --name NAME [--email EMAIL]

Options
  --staff ID      the id that the person signs in with, a UUID; the role in the token is ADMINISTRATOR
  --name NAME     the person's name
  --email EMAIL   where the person is written to
`;

/** `appoint-administrator --staff ID --name NAME`: lets somebody keep the directory. Source: R26. */
export async function appointAdministrator({ dataSource, clock, log, words }: CommandContext): Promise<void> {
  const person = readOptions(words);
  try {
    const postId = await transact(dataSource, ofItself('appoint-administrator'), (em) =>
      appointFirst(em, { kind: PostKind.ADMINISTRATOR, ...person, now: clock.now() }),
    );
    log.info({ postId, staffId: person.staffId }, 'the administrator is appointed');
  } catch (error) {
    if (error instanceof RuleError) throw new UsageError(`${error.code}: ${error.message}`);
    throw error;
  }
}

function readOptions(words: readonly string[]) {
  const text = { type: 'string' as const };
  try {
    const { staff, name, email } = parseArgs({
      args: [...words],
      options: { staff: text, name: text, email: text },
    }).values;
    if (!staff || !name) throw new Error('--staff and --name are needed');
    return { staffId: staff, name, email: email ?? null };
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${APPOINT_ADMINISTRATOR_HELP}`);
  }
}
