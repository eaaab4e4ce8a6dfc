import pg from 'pg';
import { die, isReached, isSabotaged } from './orders.js';
import type { Call } from './points.js';
import { feignInboxMark, isSuppressed } from './sabotage.js';

type Answered = (error: unknown, result?: pg.QueryResult) => void;

/** The statements of each connection's open transaction. */
const transactions = new WeakMap<object, string[]>();

/** Has every statement of this process pass by here, before it is sent and after it is answered. */
export function patchPostgres(): void {
  const { prototype } = pg.Client as unknown as { prototype: { query(...sent: unknown[]): unknown } };
  const query = prototype.query;
  prototype.query = function (this: object, ...sent: unknown[]) {
    const call = callOf(this, sent[0]);
    if (isReached(call, 'BEFORE')) die();
    if (isSabotaged('no-reconciler') && isSuppressed(call)) return query.call(this, 'select 1 where false');
    const last = sent.at(-1);
    if (typeof last === 'function') {
      const answered: Answered = (error, result) => {
        if (!error && isReached(call, 'AFTER')) die();
        (last as Answered)(error, result);
      };
      return query.apply(this, [...sent.slice(0, -1), answered]);
    }
    const answer = query.apply(this, sent);
    if (!(answer instanceof Promise)) return answer;
    return answer.then((result: pg.QueryResult) => {
      if (isReached(call, 'AFTER')) die();
      return isSabotaged('no-inbox-check') ? feignInboxMark(call, sent[1], result) : result;
    });
  };
}

function callOf(connection: object, config: unknown): Call {
  const text = (typeof config === 'string' ? config : ((config as { text?: string })?.text ?? '')).trim();
  if (/^(start transaction|begin)/i.test(text)) transactions.set(connection, []);
  const transaction = transactions.get(connection) ?? [];
  const call = { kind: 'QUERY' as const, text, transaction: [...transaction] };
  if (/^(commit|rollback)/i.test(text)) transactions.delete(connection);
  else transaction.push(text);
  return call;
}
