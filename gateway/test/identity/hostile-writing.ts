import { claims, type Forger, genuine, type Hostile, resigned, sealed } from './forger.js';

const headed = (head: Record<string, unknown>): Hostile => [
  `with the header ${JSON.stringify(head)}`,
  (forger) => genuine(forger, { head }),
];
const written = (name: string, body: (text: string) => string): Hostile => [
  name,
  (forger) => genuine(forger, { body: body(JSON.stringify(claims(forger))) }),
];

export const oddlyWritten: Hostile[] = [
  ...[
    { crit: ['exp'] },
    { crit: [] },
    { crit: 'exp' },
    { crit: ['unknown'], unknown: 1 },
    { b64: false, crit: ['b64'] },
  ].map(headed),
  ...['logout+jwt', 'secevent+jwt', 'dpop+jwt', 'JWE', 'at+jwt\u0000', '', ['JWT'], 1, null].map((typ) =>
    headed({ typ }),
  ),
  ['of one part', () => 'garbage'],
  ['of one part with dots', () => '..'],
  ['of two parts', (forger) => genuine(forger, {}).split('.').slice(0, 2).join('.')],
  ['of four parts', (forger) => `${genuine(forger, {})}.`],
  [
    'of five parts, like an encrypted one',
    (forger) =>
      `${Buffer.from('{"alg":"dir","enc":"A256GCM"}').toString('base64url')}..${'A'.repeat(16)}.${genuine(forger, {}).split('.')[1]}.${'A'.repeat(22)}`,
  ],
  ['with padding', (forger) => `${genuine(forger, {})}==`],
  ['with stray bits in its last letter', (forger) => strayBits(genuine(forger, {}))],
  ['in the other alphabet', (forger) => otherAlphabet(forger)],
  ['with an encoded dot', (forger) => genuine(forger, {}).replace('.', '%2E')],
  ['with a space inside', (forger) => genuine(forger, {}).replace('.', '. ')],
  ['with a tab inside', (forger) => genuine(forger, {}).replace('.', '.\t')],
  ['whose header is no JSON', (forger) => sealed('{"alg":"EdDSA","kid":"ed"', claims(forger), forger.provider.ed)],
  ['whose header is a list', (forger) => sealed('[{"alg":"EdDSA","kid":"ed"}]', claims(forger), forger.provider.ed)],
  [
    'whose header begins with a byte order mark',
    (forger) => sealed('\ufeff{"alg":"none","kid":"ed"}', claims(forger), forger.provider.ed),
  ],
  ...['null', '[]', '"text"', '1', '', '{', '{"a":1}{"b":2}'].map(
    (body): Hostile => [`whose content is ${JSON.stringify(body)}`, (forger) => genuine(forger, { body })],
  ),
  written('whose content is deeply nested', () => '['.repeat(2_500) + ']'.repeat(2_500)),
  written('whose role is deeply nested', (text) => text.replace('"STAFF"', '['.repeat(2_000) + ']'.repeat(2_000))),
  [
    'whose header is deeply nested',
    (forger) =>
      sealed(`{"alg":"EdDSA","kid":${'['.repeat(2_000)}${']'.repeat(2_000)}}`, claims(forger), forger.provider.ed),
  ],
  [
    'whose content is no UTF-8',
    (forger) =>
      sealed(
        { alg: 'EdDSA', kid: 'ed' },
        Buffer.concat([
          Buffer.from(JSON.stringify(claims(forger)).slice(0, -1)),
          Buffer.from(',"x":"'),
          Buffer.from([0xff, 0xfe]),
          Buffer.from('"}'),
        ]),
        forger.provider.ed,
      ),
  ],
  ['of more than 8,192 characters', (forger) => genuine(forger, { body: { padding: 'x'.repeat(8_192) } })],
];

function strayBits(token: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return token.slice(0, -1) + alphabet[alphabet.indexOf(token.at(-1) as string) + 1];
}

function otherAlphabet(forger: Forger): string {
  for (let jti = 0; ; jti += 1) {
    const token = genuine(forger, { body: { jti } });
    if (/[-_][^.]*$/.test(token))
      return resigned(token, (signature) => signature.toString('base64').replaceAll('=', ''));
  }
}

const wrapped = (name: string, wrap: (token: string) => string): Hostile => [
  name,
  (forger) => wrap(genuine(forger, {})),
];

/** Whole `Authorization` headers around a token that is good by itself. */
export const wronglyPresented: Hostile[] = [
  wrapped('without a scheme', (token) => token),
  wrapped('as Basic', (token) => `Basic ${token}`),
  wrapped('as user and password', (token) => `Basic ${Buffer.from(`token:${token}`).toString('base64')}`),
  wrapped('as Digest', (token) => `Digest ${token}`),
  wrapped('as JWT', (token) => `JWT ${token}`),
  wrapped('without a space', (token) => `Bearer${token}`),
  wrapped('after a colon', (token) => `Bearer: ${token}`),
  wrapped('in quotes', (token) => `Bearer "${token}"`),
  wrapped('behind two Bearers', (token) => `Bearer Bearer ${token}`),
  wrapped('twice with a comma', (token) => `Bearer ${token}, Bearer ${token}`),
  wrapped('twice with a comma and no space', (token) => `Bearer ${token},${token}`),
  wrapped('twice with a space', (token) => `Bearer ${token} ${token}`),
  wrapped('with a parameter', (token) => `Bearer ${token}; charset=utf-8`),
  wrapped('with a no-break space', (token) => `Bearer\u00a0${token}`),
];
