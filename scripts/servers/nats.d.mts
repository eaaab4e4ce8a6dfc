import type { ServerProcess } from './server-process.mjs';

export interface NatsServer extends ServerProcess {
  url: string;
}

/** The path of nats-server: the one on the PATH, else the system's package unpacked into the cache. */
export function natsServerBinary(options?: { signal?: AbortSignal }): Promise<string>;

/**
 * Starts nats-server with JetStream, listening on this machine only; without a folder its streams are gone afterwards.
 * Every user may publish only subjects that begin with its own name, keep the stream of that name, and keep a consumer of that
 * name of any stream.
 */
export function startNats(options: {
  /** The password of each user. */
  users: Record<string, string>;
  /** Of a user `operator` who may do everything; without it there is none. */
  operatorPassword?: string;
  /** Any free one when not said. */
  port?: number;
  folder?: string;
  /** The nats-server to start, when its path is known already. */
  binary?: string;
  signal?: AbortSignal;
}): Promise<NatsServer>;

/** Stops the server of an earlier run that was killed. */
export function stopNatsLeftBehind(folder: string): Promise<void>;

/** What a service's user may do, and nothing else. */
export function permissionsOf(user: string): { publish: { allow: string[] }; subscribe: { allow: string[] } };
