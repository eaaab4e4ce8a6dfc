import { Agent, request } from 'node:http';
import { json } from 'node:stream/consumers';

const agent = new Agent({ keepAlive: true });

/**
 * Posts a question and answers what came. The asker shares the processor with whom it asks, so it is the plainest there is: of
 * `fetch` so much outlives each question that collecting it took 6 ms every two hundred.
 */
export function post(url: string, { authorization, body }: { authorization: string; body: object }): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const headers = { authorization, 'content-type': 'application/json' };
  request(url, { method: 'POST', agent, headers }, (response) => resolve(json(response)))
    .on('error', reject)
    .end(JSON.stringify(body));
  return promise;
}
