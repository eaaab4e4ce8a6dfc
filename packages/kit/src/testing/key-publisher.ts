import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK } from 'jose';

/** Publishes keys over HTTP, as the identity provider and the gateway do. */
export interface KeyPublisher {
  url: string;
  /** What it publishes at the moment. */
  keys: JWK[];
  /** How often it was asked. */
  asked: number;
  /** Answers in place of the keys for as long as it is set. */
  answerWith: ((response: ServerResponse) => unknown) | undefined;
  /** Listens again on the same port. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

export async function startKeyPublisher(...keys: JWK[]): Promise<KeyPublisher> {
  const server = createServer((_, response) => {
    publisher.asked += 1;
    if (publisher.answerWith) publisher.answerWith(response);
    else response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: publisher.keys }));
  });
  let port = 0;
  const publisher: KeyPublisher = {
    url: '',
    keys,
    asked: 0,
    answerWith: undefined,
    async start() {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      port = (server.address() as AddressInfo).port;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  await publisher.start();
  publisher.url = `http://127.0.0.1:${port}/jwks.json`;
  return publisher;
}

/** A fresh key pair: the private half to sign with, both halves as JWK. */
export async function createKey(kid: string, alg: 'EdDSA' | 'ES256' | 'RS256' = 'EdDSA') {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const common = { kid, alg, use: 'sig' };
  return {
    kid,
    alg,
    privateKey: privateKey as CryptoKey,
    publicKey: publicKey as CryptoKey,
    privateJwk: { ...(await exportJWK(privateKey)), ...common },
    publicJwk: { ...(await exportJWK(publicKey)), ...common },
  };
}
export type TestKey = Awaited<ReturnType<typeof createKey>>;
