import { type Log, limitSilence } from '@complaints/kit/process';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ErrorCode, Refusal } from '../errors.js';
import { askIntake, type FileAnswer, IntakeAway } from './ask-intake.js';
import { bounded, TooLarge } from './bounded.js';
import type { FilePools } from './file-pools.js';

/** The largest file of any policy. */
const MOST_BYTES = 100 * 1024 * 1024;
/** How long a file may take to arrive, and how long nothing may come of it. */
const RECEIVE_WITHIN_MS = 10 * 60_000;
const SILENT_MS = { comingMs: 30_000, goingMs: 120_000 };

/** What of intake's answer reaches the person. */
const HEADERS = ['content-type', 'content-length', 'content-disposition', 'content-security-policy'] as const;

const TOKEN = /^[\w-]{43}$/;
type FileRequest = FastifyRequest<{ Params: { token: string } }>;

/**
 * Serves `/files/<token>`: hands files on to intake as they come, and those of intake to whoever has the address, which is
 * the permission and stands in no log. Nothing is held but a few pieces on their way.
 */
export function addFileRoute(server: FastifyInstance, { pools, log }: { pools: FilePools; log: Log }): void {
  void server.register(async (files) => {
    files.removeAllContentTypeParsers();
    files.addContentTypeParser('*', (_, body, done) => done(null, body));
    const handler = (request: FileRequest, reply: FastifyReply) => handOn(request, reply, { pools, log });
    files.put('/files/:token', { config: { receiveWithinMs: RECEIVE_WITHIN_MS } }, handler);
    files.get('/files/:token', handler);
  });
}

async function handOn(
  request: FileRequest,
  reply: FastifyReply,
  { pools, log }: { pools: FilePools; log: Log },
): Promise<FastifyReply> {
  const startedMs = performance.now();
  const { raw, id: requestId, method } = request;
  if (!TOKEN.test(request.params.token)) {
    reply.callNotFound();
    return reply;
  }
  if (Number(request.headers['content-length'] ?? 0) > MOST_BYTES) throw tooLarge(reply);
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  limitSilence(request, reply, SILENT_MS);
  const answer = await askIntake(pools, {
    path: `/files/${request.params.token}`,
    headers: headersOf(request),
    body: method === 'PUT' ? bounded(raw, MOST_BYTES) : null,
    signal: gone.signal,
  }).catch((error: unknown) => {
    raw.resume();
    throw refusalOf(error, reply);
  });
  log.info(
    { requestId, file: method, status: answer.status, durationMs: Math.round(performance.now() - startedMs) },
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

function tooLarge(reply: FastifyReply): Refusal {
  // What is still under way is not read, so the connection ends with the answer.
  reply.header('connection', 'close');
  return new Refusal(ErrorCode.LIMIT_EXCEEDED, 413, `A file may have at most ${MOST_BYTES} bytes.`);
}

function refusalOf(error: unknown, reply: FastifyReply): unknown {
  if (error instanceof TooLarge) return tooLarge(reply);
  if (error instanceof IntakeAway) return new Refusal(ErrorCode.SERVICE_UNAVAILABLE, 503);
  return error;
}
