import type { HttpParts } from '@complaints/kit';
import { contentDisposition, type FileRequest, openFileDoor, refuseFile, saidBytes } from '@complaints/kit/files';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { UPLOAD_WITHIN_MS } from '../../domain/evidence/link.js';
import { faultSentences } from '../../domain/evidence/vocabulary.js';
import { NotKept, type Storage } from '../../outside/storage/storage.js';
import { openFile } from './open-file.js';
import { receiveFile } from './receive-file.js';

/** Serves `/files/<token>`: PUT sends a file, GET has one. Source: R4. */
export function fileRoutes(outside: () => { storage: Storage }) {
  return (server: FastifyInstance, parts: HttpParts): void => {
    const door = { ...parts, storage: outside().storage };
    openFileDoor(server, {
      path: '/files',
      receiveWithinMs: UPLOAD_WITHIN_MS,
      put: (request, reply) => put(door, request, reply),
      get: (request, reply) => get(door, request, reply),
      statuses: { LINK_NOT_FOUND: 404, UPLOAD_UNDER_WAY: 409 },
      refusalOf: (fault) =>
        fault instanceof NotKept
          ? { status: 404, code: 'FILE_NOT_FOUND', message: 'The file is not there.' }
          : { status: 503, code: 'STORAGE_AWAY', message: 'Files cannot be had at this moment.' },
      log: parts.log,
    });
  };
}

type Door = HttpParts & { storage: Storage };

async function put(door: Door, request: FileRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { raw: body, params, id: requestId } = request;
  const sent = { token: params.token, body, saidBytes: saidBytes(request), requestId };
  const { evidence, fault } = await receiveFile(door, sent);
  request.log.info({ evidence: evidence?.id, fault, bytes: evidence?.sizeBytes }, 'a file came');
  if (fault) {
    const status = fault === 'STORAGE_AWAY' ? 503 : 422;
    return refuseFile(request, reply, { status, code: fault, message: faultSentences[fault] });
  }
  const { id, state, mediaType, sizeBytes, sha256 } = evidence;
  return reply.status(201).send({ evidence: { id, state, mediaType, sizeBytes, sha256 } });
}

async function get(door: Door, request: FileRequest, reply: FastifyReply): Promise<FastifyReply> {
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
