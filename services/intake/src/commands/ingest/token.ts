import { PostKind } from '@complaints/contracts';
import { z } from 'zod';
import { CannotRun } from './cannot-run.js';

const Tokens = z.array(z.object({ post: z.string(), token: z.string() }));
const ANSWER_WITHIN_MS = 10_000;

/**
 * Asks the development issuer for the token of customer service.
 * @throws CannotRun when it does not answer or has none
 */
export async function askForToken(issuerUrl: string): Promise<string> {
  const url = `${issuerUrl.replace(/\/$/, '')}/demonstration-tokens`;
  const answer = await fetch(url, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) })
    .then((response) => response.json())
    .catch(() => undefined);
  const tokens = Tokens.safeParse(answer).data;
  const found = tokens?.find(({ post }) => post === PostKind.CUSTOMER_SERVICE);
  if (found) return found.token;
  throw new CannotRun(
    tokens
      ? `The issuer at ${issuerUrl} has no token of customer service; give one with --token.`
      : `The issuer at ${issuerUrl} gave no tokens. Is the platform started? Else give a token with --token.`,
  );
}
