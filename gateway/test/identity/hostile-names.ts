import { claims, genuine, type Hostile, pemOf, resigned, SMALL_ORDER, sealed } from './forger.js';

const named = (kid: unknown): Hostile => [
  `of a key named ${JSON.stringify(kid)?.slice(0, 40)}`,
  (forger) => genuine(forger, { head: { kid } }),
];

export const wronglyNamed: Hostile[] = [
  ...[undefined, null, '', 'unknown', 'ED', 'ed ', 'ed\u0000', 0, true, ['ed'], { kid: 'ed' }].map(named),
  ...['../../../../etc/passwd', "ed' or '1'='1", '__proto__', 'x'.repeat(4_000)].map(named),
  [
    'of a key named by the attacker’s address',
    (forger) => sealed({ alg: 'EdDSA', kid: forger.attacker.url }, claims(forger), forger.attacker.ed),
  ],
  ...(['jku', 'x5u'] as const).flatMap((member): Hostile[] => [
    [
      `whose ${member} is the attacker’s`,
      (forger) =>
        sealed({ alg: 'EdDSA', kid: 'attacker', [member]: forger.attacker.url }, claims(forger), forger.attacker.ed),
    ],
    [
      `whose ${member} is the attacker’s, under a known name`,
      (forger) =>
        sealed({ alg: 'EdDSA', kid: 'ed', [member]: forger.attacker.url }, claims(forger), forger.attacker.ed),
    ],
  ]),
  [
    'that brings its own jwk',
    (forger) =>
      sealed({ alg: 'EdDSA', kid: 'ed', jwk: forger.attacker.ed.publicJwk }, claims(forger), forger.attacker.ed),
  ],
  [
    'that brings its own jwk and no name',
    (forger) => sealed({ alg: 'EdDSA', jwk: forger.attacker.ed.publicJwk }, claims(forger), forger.attacker.ed),
  ],
  [
    'that brings a jwk of small order',
    (forger) =>
      resigned(
        sealed(
          {
            alg: 'EdDSA',
            jwk: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from([1, ...Array(31).fill(0)]).toString('base64url') },
          },
          claims(forger),
          forger.attacker.ed,
        ),
        () => SMALL_ORDER,
      ),
  ],
  [
    'that brings its own x5c',
    (forger) =>
      sealed(
        { alg: 'EdDSA', kid: 'ed', x5c: [Buffer.from(pemOf(forger.attacker.ed)).toString('base64')] },
        claims(forger),
        forger.attacker.ed,
      ),
  ],
];
