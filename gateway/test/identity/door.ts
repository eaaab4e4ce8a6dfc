import { request } from 'node:http';

/** What the door answers, byte by byte. */
export interface Answered {
  status: number;
  headers: Record<string, unknown>;
  text: string;
  tookMs: number;
}

/** Knocks with headers exactly as given: name, value, name, value; also those that a decent client would not send. */
export function knock(url: string, headers: string[], query: string): Promise<Answered> {
  const body = JSON.stringify({ query });
  const { port } = new URL(url);
  const always = ['host', `127.0.0.1:${port}`, 'content-type', 'application/json', 'content-length', `${body.length}`];
  const startedMs = performance.now();
  return new Promise((resolve, reject) => {
    // A connection of its own each, since the door closes it on some.
    const how = { method: 'POST', headers: [...always, ...headers], agent: false };
    const asked = request(url, how, async (response) => {
      let text = '';
      for await (const chunk of response) text += chunk;
      const tookMs = performance.now() - startedMs;
      resolve({ status: response.statusCode ?? 0, headers: response.headers, text, tookMs });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}
