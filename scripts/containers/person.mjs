import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { createServer } from 'node:http';

/** An identity provider of a test: it publishes one key, and gives an administrator's token. @param {string} audience */
export async function startProvider(audience) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const key = { ...publicKey.export({ format: 'jwk' }), kid: 'person', alg: 'EdDSA', use: 'sig' };
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [key] }));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const issuer = `http://127.0.0.1:${port}`;
  const encode = (/** @type {object} */ part) => Buffer.from(JSON.stringify(part)).toString('base64url');
  return {
    values: { IDENTITY_JWKS_URL: `${issuer}/keys`, IDENTITY_ISSUER: issuer, IDENTITY_AUDIENCE: audience },
    token() {
      const iat = Math.floor(Date.now() / 1000);
      const claims = { sub: randomUUID(), role: 'ADMINISTRATOR', iss: issuer, aud: audience, iat, exp: iat + 600 };
      const signed = `${encode({ alg: 'EdDSA', kid: key.kid, typ: 'JWT' })}.${encode(claims)}`;
      return `${signed}.${sign(null, Buffer.from(signed), privateKey).toString('base64url')}`;
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
