import { RuleError } from '@complaints/contracts';
import { type HttpParts, limitSilence } from '@complaints/kit';
import { contentDisposition, isToken } from '@complaints/kit/files';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { UPLOAD_WITHIN_MS } from '../../domain/evidence/link.js';
import { faultSentences } from '../../domain/evidence/vocabulary.js';
import { NotKept, type Storage } from '../../outside/storage/storage.js';
import { openFile } from './open-file.js';
import { receiveFile } from './receive-file.js';

/** How long nothing may come of a file that is being sent. */
const SILENT_MS = { comingMs: 30_000, goingMs: 120_000 };

type FileRequest = FastifyRequest<{ Params: { token: string } }>;

/**
 * Serves `/files/<token>`: PUT sends a file, GET has one. The token is the permission; it is in no log.
 * Source: R4.
 */
export function fileRoutes(outside: () => { storage: Storage }) {
  return (server: FastifyInstance, parts: HttpParts): void =>
    void server.register(async (files) => {
      const door = { ...parts, storage: outside().storage };
      files.removeAllContentTypeParsers();
      files.addContentTypeParser('*', (_, body, done) => done(null, body));
      files.setErrorHandler((error, request, reply) => refuse(error, { request, reply, log: parts.log }));
      files.addHook('onRequest', async ({ params }) => {
        if (!isToken((params as { token: string }).token))
          throw new RuleError('LINK_NOT_FOUND', 'There is no such address, or not any more.');
      });
      files.put('/files/:token', { config: { receiveWithinMs: UPLOAD_WITHIN_MS } }, (request: FileRequest, reply) =>
        put(door, request, reply),
      );
      files.get('/files/:token', { exposeHeadRoute: false }, (request: FileRequest, reply) =>
        get(door, request, reply),
      );
    });
}

type Door = HttpParts & { storage: Storage };

async function put(door: Door, request: FileRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { raw, headers, params, id: requestId } = request;
  limitSilence(request, reply, SILENT_MS);
  const length = headers['content-length'];
  const { evidence, fault } = await receiveFile(door, {
    token: params.token,
    body: raw,
    saidBytes: length === undefined ? null : Number(length),
    requestId,
  });
  request.log.info({ evidence: evidence?.id, fault, bytes: evidence?.sizeBytes }, 'a file came');
  if (fault) {
    // What is still under way is read to its end, which is bounded, so that the sender hears the answer.
    raw.resume();
    return reply.status(fault === 'STORAGE_AWAY' ? 503 : 422).send(errorsOf(fault, faultSentences[fault]));
  }
  const { id, state, mediaType, sizeBytes, sha256 } = evidence;
  return reply.status(201).send({ evidence: { id, state, mediaType, sizeBytes, sha256 } });
}

async function get(door: Door, request: FileRequest, reply: FastifyReply): Promise<FastifyReply> {
  limitSilence(request, reply, SILENT_MS);
  const { evidence, content } = await openFile(door, { token: request.params.token, requestId: request.id });
  request.log.info({ evidence: evidence.id, bytes: evidence.copyBytes }, 'a file is served');
  return reply
    .headers({
      'content-type': evidence.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : evidence.mediaType,
      'content-length': String(evidence.copyBytes),
      'content-disposition': contentDisposition(evidence.name ?? 'file'),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'content-security-policy': "sandbox; default-src 'none'",
    })
    .send(content);
}

const errorsOf = (code: string, message: string) => ({ errors: [{ code, message }] });

const STATUS: Readonly<Record<string, number>> = { LINK_NOT_FOUND: 404, UPLOAD_UNDER_WAY: 409 };

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
  const isAway = !(error instanceof NotKept);
  return reply
    .status(isAway ? 503 : 404)
    .send(
      isAway
        ? errorsOf('STORAGE_AWAY', 'Files cannot be had at this moment.')
        : errorsOf('FILE_NOT_FOUND', 'The file is not there.'),
    );
}
