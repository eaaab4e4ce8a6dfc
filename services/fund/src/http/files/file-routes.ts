import { RuleError } from '@complaints/contracts';
import { type HttpParts, limitSilence } from '@complaints/kit';
import { isToken } from '@complaints/kit/files';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { linkNotFound } from '../../domain/files/link.js';
import { UPLOAD_WITHIN_MS } from '../../domain/reconcile/reconciliation.js';
import { faultSentences } from '../../domain/reconcile/vocabulary.js';
import { receiveStatement } from './receive-statement.js';
import { serveSettlements } from './serve-settlements.js';

/** How long nothing may come of a file that is being sent, and how long nothing may be taken of one. */
const SILENT_MS = { comingMs: 30_000, goingMs: 120_000 };
/** How many lists are handed out at a time: each holds a connection to the database. */
const MOST_LISTS = 3;

type FileRequest = FastifyRequest<{ Params: { token: string } }>;

/**
 * Serves `/files/fund/<token>`: PUT sends a statement, GET has a list. The token is the permission; it is in no log.
 * Source: R93.
 */
export function fileRoutes(server: FastifyInstance, parts: HttpParts): void {
  let lists = 0;
  void server.register(async (files) => {
    files.removeAllContentTypeParsers();
    files.addContentTypeParser('*', (_, body, done) => done(null, body));
    files.setErrorHandler((error, request, reply) => refuse(error, { request, reply, log: parts.log }));
    files.addHook('onRequest', async ({ params }) => {
      if (!isToken((params as { token: string }).token)) throw linkNotFound();
    });
    files.put('/files/fund/:token', { config: { receiveWithinMs: UPLOAD_WITHIN_MS } }, (request: FileRequest, reply) =>
      put(parts, request, reply),
    );
    files.get('/files/fund/:token', { exposeHeadRoute: false }, async (request: FileRequest, reply) => {
      if (lists >= MOST_LISTS) throw new RuleError('TOO_MANY_LISTS', 'Other lists are being taken; try again soon.');
      lists += 1;
      reply.raw.once('close', () => {
        lists -= 1;
      });
      limitSilence(request, reply, SILENT_MS);
      return serveSettlements(parts, { request, reply, token: request.params.token });
    });
  });
}

async function put(parts: HttpParts, request: FileRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { raw, headers, params, id: requestId } = request;
  limitSilence(request, reply, SILENT_MS);
  const length = headers['content-length'];
  const saidBytes = length === undefined ? null : Number(length);
  const { reconciliation, fault } = await receiveStatement(parts, {
    token: params.token,
    body: raw,
    saidBytes,
    requestId,
  });
  const { id, state, lineCount, sha256 } = reconciliation;
  request.log.info({ reconciliation: id, fault, lines: lineCount }, 'a statement came');
  if (fault) {
    // What is still under way is read to its end, which is bounded, so that the sender hears the answer.
    raw.resume();
    return reply.status(422).send(errorsOf(fault, faultSentences[fault]));
  }
  return reply.status(201).send({ reconciliation: { id, state, lineCount, sha256 } });
}

const errorsOf = (code: string, message: string) => ({ errors: [{ code, message }] });

const STATUS: Readonly<Record<string, number>> = { LINK_NOT_FOUND: 404, UPLOAD_UNDER_WAY: 409, TOO_MANY_LISTS: 503 };

function refuse(
  error: unknown,
  { request, reply, log }: { request: FastifyRequest; reply: FastifyReply; log: HttpParts['log'] },
): FastifyReply {
  request.raw.resume();
  if (error instanceof RuleError)
    return reply.status(STATUS[error.code] ?? 422).send(errorsOf(error.code, error.message));
  const { statusCode } = error as { statusCode?: number };
  if (statusCode !== undefined && statusCode < 500)
    return reply.status(statusCode).send(errorsOf('BAD_USER_INPUT', 'The request cannot be read.'));
  log.error({ requestId: request.id, err: error }, 'a file could not be taken or served');
  return reply.status(503).send(errorsOf('SERVICE_UNAVAILABLE', 'Files cannot be had at this moment.'));
}
