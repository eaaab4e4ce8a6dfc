import { type Log, limitSilence } from '@complaints/kit/process';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ErrorCode, Refusal } from '../errors.js';
import { askService, type FileAnswer, ServiceAway } from './ask-service.js';
import { bounded, TooLarge } from './bounded.js';
import type { FilePools } from './file-pools.js';

/** How long a file may take to arrive, and how long nothing may come of it. */
const RECEIVE_WITHIN_MS = 10 * 60_000;
const SILENT_MS = { comingMs: 30_000, goingMs: 120_000 };

/** What of a service's answer reaches the person. */
const HEADERS = ['content-type', 'content-length', 'content-disposition', 'content-security-policy'] as const;

const TOKEN = /^[\w-]{43}$/;
type FileRequest = FastifyRequest<{ Params: { token: string } }>;

/** Where files of one service come and go. */
export interface FileDoor {
  /** The service's, for the log. */
  service: string;
  /** What stands before the token, here and at the service: `/files`. */
  path: string;
  pools: FilePools;
  /** The largest file that may be sent. */
  mostBytes: number;
}

/**
 * Serves `<path>/<token>` of each door: hands files on to its service as they come, and those of the service to whoever has
 * the address, which is the permission and stands in no log. Nothing is held but a few pieces on their way.
 */
export function addFileRoutes(server: FastifyInstance, doors: readonly FileDoor[], log: Log): void {
  void server.register(async (files) => {
    files.removeAllContentTypeParsers();
    files.addContentTypeParser('*', (_, body, done) => done(null, body));
    for (const door of doors) {
      const handler = (request: FileRequest, reply: FastifyReply) => handOn(request, reply, { door, log });
      files.put(`${door.path}/:token`, { config: { receiveWithinMs: RECEIVE_WITHIN_MS } }, handler);
      files.get(`${door.path}/:token`, handler);
    }
  });
}

async function handOn(
  request: FileRequest,
  reply: FastifyReply,
  { door: { service, path, pools, mostBytes }, log }: { door: FileDoor; log: Log },
): Promise<FastifyReply> {
  const startedMs = performance.now();
  const { raw, id: requestId, method } = request;
  if (!TOKEN.test(request.params.token)) {
    reply.callNotFound();
    return reply;
  }
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) throw tooLarge(reply, mostBytes);
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  limitSilence(request, reply, SILENT_MS);
  const answer = await askService(pools, {
    path: `${path}/${request.params.token}`,
    headers: headersOf(request),
    body: method === 'PUT' ? bounded(raw, mostBytes) : null,
    signal: gone.signal,
  }).catch((error: unknown) => {
    raw.resume();
    throw refusalOf(error, reply, mostBytes);
  });
  log.info(
    { requestId, service, file: method, status: answer.status, durationMs: Math.round(performance.now() - startedMs) },
    'answered',
  );
  return send(reply, answer);
}

function headersOf({ id, headers }: FileRequest): Record<string, string> {
  const length = headers['content-length'];
  return {
    'x-request-id': id,
    'content-type': 'application/octet-stream',
    ...(length === undefined ? {} : { 'content-length': length }),
  };
}

function send(reply: FastifyReply, { status, headers, body }: FileAnswer): FastifyReply {
  for (const name of HEADERS) if (headers[name] !== undefined) reply.header(name, headers[name]);
  return reply.status(status).header('cache-control', 'private, no-store').send(body);
}

function tooLarge(reply: FastifyReply, mostBytes: number): Refusal {
  // What is still under way is not read, so the connection ends with the answer.
  reply.header('connection', 'close');
  return new Refusal(ErrorCode.LIMIT_EXCEEDED, 413, `A file may have at most ${mostBytes} bytes.`);
}

function refusalOf(error: unknown, reply: FastifyReply, mostBytes: number): unknown {
  if (error instanceof TooLarge) return tooLarge(reply, mostBytes);
  if (error instanceof ServiceAway) return new Refusal(ErrorCode.SERVICE_UNAVAILABLE, 503);
  return error;
}
