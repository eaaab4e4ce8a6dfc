import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RegisterComplaintInput } from '../../src/commands/ingest/api.js';

interface Registered {
  input: RegisterComplaintInput;
  digest: string;
  complaint: { id: string; level: string; acceptedAt: string };
}

/** Stands for the API where it decides how the program goes on: keys that are taken, refusals, faults. */
export class StandingApi {
  readonly registered = new Map<string, Registered>();
  /** How often each was asked, by content. */
  readonly asked = new Map<string, number>();
  /** Answered before anything is done, once each; null breaks the connection. */
  faults: ({ status: number; code: string } | null)[] = [];
  away = false;
  mostAtOnce = 0;
  /** The first so many wait for one another before they are answered. */
  meeting = 1;
  /** Called after each registration. */
  onRegistered: () => void = () => undefined;
  private atOnce = 0;
  private met = Promise.withResolvers<void>();
  private readonly server: Server;

  constructor() {
    this.server = createServer(async (request, response) => {
      this.atOnce += 1;
      this.mostAtOnce = Math.max(this.mostAtOnce, this.atOnce);
      response.once('close', () => {
        this.atOnce -= 1;
      });
      let text = '';
      for await (const part of request) text += part;
      if (this.atOnce >= this.meeting) this.met.resolve();
      if (text.includes('registerComplaint')) await this.met.promise;
      const answer = this.answer(request.url ?? '', text, request.headers.authorization);
      if (answer === null) return request.socket.destroy();
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
    });
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(url: string, text: string, authorization?: string): { status: number; body: unknown } | null {
    if (url === '/demonstration-tokens') {
      return {
        status: 200,
        body: [{ post: 'CLERK' }, { post: 'CUSTOMER_SERVICE' }].map(({ post }) => ({
          post,
          name: '王芳',
          token: post,
        })),
      };
    }
    if (authorization !== 'Bearer CUSTOMER_SERVICE') return refused({ status: 401, code: 'UNAUTHENTICATED' });
    const { query, variables } = JSON.parse(text);
    if (query.includes('stores(')) return stores(variables.after);
    this.asked.set(variables.input.content, (this.asked.get(variables.input.content) ?? 0) + 1);
    if (this.away) return refused({ status: 503, code: 'SERVICE_UNAVAILABLE' });
    const fault = this.faults.shift();
    if (fault === null) return null;
    return fault
      ? refused(fault)
      : { status: 200, body: { data: { registerComplaint: this.register(variables.input) } } };
  }

  private register(input: RegisterComplaintInput) {
    const error = (code: string) => ({ complaint: null, errors: [{ code, message: `It is ${code}.` }] });
    if (input.content.length > 10_000) return error('CONTENT_TOO_LONG');
    const digest = JSON.stringify(input);
    const held = this.registered.get(input.idempotencyKey);
    if (held) return held.digest === digest ? { complaint: held.complaint, errors: [] } : error('IDEMPOTENCY_MISMATCH');
    const complaint = { id: `c-${input.idempotencyKey}`, level: 'FIRST', acceptedAt: new Date().toISOString() };
    this.registered.set(input.idempotencyKey, { input, digest, complaint });
    this.onRegistered();
    return { complaint, errors: [] };
  }
}

const refused = ({ status, code }: { status: number; code: string }) => ({
  status,
  body: { errors: [{ message: 'no', extensions: { code } }] },
});
const stores = (after: string | null) => {
  const [ids, hasNextPage] = after === null ? [['s2', 's1'], true] : [['s3'], false];
  const edges = (ids as string[]).map((id) => ({ node: { id } }));
  return { status: 200, body: { data: { stores: { edges, pageInfo: { hasNextPage, endCursor: 'next' } } } } };
};
