import { RuleError } from '@complaints/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from '../process/log.js';
import { limitSilence } from '../process/receiving.js';
import { linkNotFound } from '../pure/one-time-link.js';
import { isToken } from './token.js';

/** How long nothing may come of a file that is being sent, and how long nothing may be taken of one. */
const SILENT_MS = { comingMs: 30_000, goingMs: 120_000 };

export type FileRequest = FastifyRequest<{ Params: { token: string } }>;
type Handler = (request: FileRequest, reply: FastifyReply) => Promise<FastifyReply>;

/** How something is refused at the door. */
interface Refusal {
  status: number;
  code: string;
  message: string;
}

export interface FileDoor {
  /** Without the token: `/files`. */
  path: string;
  /** How long a file may take to arrive, in milliseconds. */
  receiveWithinMs: number;
  put: Handler;
  get: Handler;
  /** The status of what the rules refuse, by code; 422 unless it says otherwise. */
  statuses: Readonly<Record<string, number>>;
  /** What is said of a fault. */
  refusalOf: (fault: unknown) => Refusal;
  log: Log;
}

/**
 * Serves files beside GraphQL at `<path>/<token>`: PUT sends one, GET has one. The token is the permission; it is in no log.
 * Bodies come as they are, and whoever falls silent is cut off.
 */
export function openFileDoor(server: FastifyInstance, door: FileDoor): void {
  void server.register(async (files) => {
    files.removeAllContentTypeParsers();
    files.addContentTypeParser('*', (_, body, done) => done(null, body));
    files.setErrorHandler((error, request, reply) => refuse(door, error, { request, reply }));
    files.addHook('onRequest', async ({ params }) => {
      if (!isToken((params as { token: string }).token)) throw linkNotFound();
    });
    const bounded = (handle: Handler) => (request: FileRequest, reply: FastifyReply) => {
      limitSilence(request, reply, SILENT_MS);
      return handle(request, reply);
    };
    const { path, receiveWithinMs } = door;
    files.put(`${path}/:token`, { config: { receiveWithinMs } }, bounded(door.put));
    files.get(`${path}/:token`, { exposeHeadRoute: false }, bounded(door.get));
  });
}

/** How many bytes the sender says will come; null where it does not say. */
export const saidBytes = ({ headers }: FileRequest): number | null =>
  headers['content-length'] === undefined ? null : Number(headers['content-length']);

/**
 * Refuses what is being sent. What is still under way is read to its end, which is bounded, so that the sender hears the
 * answer.
 */
export function refuseFile({ raw }: FastifyRequest, reply: FastifyReply, { status, code, message }: Refusal) {
  raw.resume();
  return reply.status(status).send({ errors: [{ code, message }] });
}

function refuse(
  { statuses, refusalOf, log }: FileDoor,
  error: unknown,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): FastifyReply {
  if (error instanceof RuleError) {
    const { code, message } = error;
    return refuseFile(request, reply, { status: statuses[code] ?? 422, code, message });
  }
  const { statusCode: status } = error as { statusCode?: number };
  if (status !== undefined && status < 500)
    return refuseFile(request, reply, { status, code: 'BAD_USER_INPUT', message: 'The request cannot be read.' });
  log.error({ requestId: request.id, err: error }, 'a file could not be taken or served');
  return refuseFile(request, reply, refusalOf(error));
}
