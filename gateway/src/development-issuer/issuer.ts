import { demonstrationChain, PersonClaims } from '@complaints/contracts';
import { type Clock, type Log, ProcessConfig, type Running } from '@complaints/kit/process';
import { SignJWT } from 'jose';
import { z } from 'zod';
import { ErrorCode, Refusal } from '../errors.js';
import { createHttpServer } from '../http-server.js';
import { openSigningKeys, SigningKeys } from '../identity/signing-keys.js';

/** What the development issuer reads from its environment. */
export const IssuerConfig = ProcessConfig.extend({
  IDENTITY_ISSUER: z.string().min(1),
  IDENTITY_AUDIENCE: z.string().min(1),
  ISSUER_SIGNING_KEY: SigningKeys,
});
export type IssuerConfig = z.infer<typeof IssuerConfig>;
type Person = z.infer<typeof PersonClaims>;

const VALID_SECONDS = 12 * 60 * 60;

/**
 * Starts an identity provider that believes everybody: whoever asks gets a token for anyone, valid for twelve hours.
 * @throws Error in production
 */
export async function startIssuer(options: {
  config: IssuerConfig;
  log: Log;
  clock: Clock;
}): Promise<Running & { url: string }> {
  const { config, log, clock } = options;
  if (config.NODE_ENV === 'production') {
    throw new Error('The development issuer gives anyone a token for anybody; it refuses to run in production.');
  }
  const { kid, signingKey, published } = await openSigningKeys(config.ISSUER_SIGNING_KEY);

  async function issue({ sub, role }: Person): Promise<{ token: string; expiresAt: string }> {
    const issuedAt = Math.floor(clock.now().getTime() / 1_000);
    const token = await new SignJWT({ role })
      .setProtectedHeader({ alg: 'EdDSA', kid, typ: 'JWT' })
      .setIssuer(config.IDENTITY_ISSUER)
      .setAudience(config.IDENTITY_AUDIENCE)
      .setSubject(sub)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + VALID_SECONDS)
      .sign(signingKey);
    return { token, expiresAt: new Date((issuedAt + VALID_SECONDS) * 1_000).toISOString() };
  }

  const server = createHttpServer(log);
  server.get('/health/live', async () => ({ status: 'ok' }));
  server.get('/health/ready', async () => ({ status: 'ok' }));
  server.get('/.well-known/jwks.json', async () => published);
  server.post('/token', ({ body }) => issue(readPerson(body)));
  server.get('/demonstration-tokens', () =>
    Promise.all(
      oneOfEachPost().map(async ({ kind, holder }) => ({
        post: kind,
        name: holder.name,
        token: (await issue(PersonClaims.parse({ sub: holder.id, role: holder.role }))).token,
      })),
    ),
  );
  await server.listen({ host: config.HOST, port: config.PORT });
  log.info({ url: server.listeningOrigin }, 'listening');
  return { url: server.listeningOrigin, stop: () => server.close() };
}

function oneOfEachPost() {
  const { posts } = demonstrationChain;
  return posts.filter((post, index) => posts.findIndex(({ kind }) => kind === post.kind) === index);
}

function readPerson(body: unknown): Person {
  try {
    return PersonClaims.parse(JSON.parse(String(body)));
  } catch {
    throw new Refusal(ErrorCode.BAD_USER_INPUT, 400, 'Send {"sub": <uuid>, "role": <role>} as JSON.');
  }
}
