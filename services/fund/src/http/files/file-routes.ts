import { RuleError } from '@complaints/contracts';
import type { HttpParts } from '@complaints/kit';
import { type FileRequest, openFileDoor, refuseFile, saidBytes } from '@complaints/kit/files';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { UPLOAD_WITHIN_MS } from '../../domain/reconcile/reconciliation.js';
import { faultSentences } from '../../domain/reconcile/vocabulary.js';
import { receiveStatement } from './receive-statement.js';
import { serveSettlements } from './serve-settlements.js';

/** How many lists are handed out at a time: each holds a connection to the database. */
const MOST_LISTS = 3;

/** Serves `/files/fund/<token>`: PUT sends a statement, GET has a list. Source: R93. */
export function fileRoutes(server: FastifyInstance, parts: HttpParts): void {
  let lists = 0;
  openFileDoor(server, {
    path: '/files/fund',
    receiveWithinMs: UPLOAD_WITHIN_MS,
    put: (request, reply) => put(parts, request, reply),
    async get(request, reply) {
      if (lists >= MOST_LISTS) throw new RuleError('TOO_MANY_LISTS', 'Other lists are being taken; try again soon.');
      lists += 1;
      reply.raw.once('close', () => {
        lists -= 1;
      });
      return serveSettlements(parts, { request, reply, token: request.params.token });
    },
    statuses: { LINK_NOT_FOUND: 404, UPLOAD_UNDER_WAY: 409, TOO_MANY_LISTS: 503 },
    refusalOf: () => ({ status: 503, code: 'SERVICE_UNAVAILABLE', message: 'Files cannot be had at this moment.' }),
    log: parts.log,
  });
}

async function put(parts: HttpParts, request: FileRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { raw: body, params, id: requestId } = request;
  const sent = { token: params.token, body, saidBytes: saidBytes(request), requestId };
  const { reconciliation, fault } = await receiveStatement(parts, sent);
  const { id, state, lineCount, sha256 } = reconciliation;
  request.log.info({ reconciliation: id, fault, lines: lineCount }, 'a statement came');
  if (fault) return refuseFile(request, reply, { status: 422, code: fault, message: faultSentences[fault] });
  return reply.status(201).send({ reconciliation: { id, state, lineCount, sha256 } });
}
