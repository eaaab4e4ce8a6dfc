import { KeyObject, sign } from 'node:crypto';
import { claims, genuine, type Hostile, pemOf, resigned, SMALL_ORDER, sealed } from './forger.js';

const unsigned = (alg: unknown): Hostile => [
  `unsigned, alg ${JSON.stringify(alg)}`,
  (forger) => resigned(genuine(forger, { head: { alg } }), () => ''),
];

export const unsignedOrMisused: Hostile[] = [
  ...['none', 'None', 'NONE', 'nOnE', 'none ', '', null, ['EdDSA'], undefined].map(unsigned),
  ['signed, but alg none', (forger) => genuine(forger, { head: { alg: 'none' } })],
  ...([256, 384, 512] as const).flatMap((bits): Hostile[] => {
    const head = (kid: string) => ({ alg: `HS${bits}`, kid });
    return [
      [
        `HS${bits} with the PEM of the RSA key`,
        (forger) => sealed(head('rsa'), claims(forger), { secret: pemOf(forger.provider.rsa), bits }),
      ],
      [
        `HS${bits} with the PEM of the Ed25519 key`,
        (forger) => sealed(head('ed'), claims(forger), { secret: pemOf(forger.provider.ed), bits }),
      ],
      [
        `HS${bits} with the JWK as text`,
        (forger) => sealed(head('ed'), claims(forger), { secret: JSON.stringify(forger.provider.ed.publicJwk), bits }),
      ],
      [
        `HS${bits} with the raw x`,
        (forger) =>
          sealed(head('ed'), claims(forger), {
            secret: Buffer.from(String(forger.provider.ed.publicJwk.x), 'base64url'),
            bits,
          }),
      ],
    ];
  }),
  [
    'RS256 in the name of the Ed25519 key',
    (forger) => genuine(forger, { key: forger.provider.rsa, head: { kid: 'ed' } }),
  ],
  ['EdDSA in the name of the RSA key', (forger) => genuine(forger, { head: { kid: 'rsa' } })],
  [
    'an RS256 signature called PS256',
    (forger) => genuine(forger, { key: forger.provider.rsa, head: { alg: 'PS256' } }),
  ],
  [
    'an RS256 signature called RS512',
    (forger) => genuine(forger, { key: forger.provider.rsa, head: { alg: 'RS512' } }),
  ],
  ['alg in lower case', (forger) => genuine(forger, { head: { alg: 'eddsa' } })],
  ['alg said twice', (forger) => sealed('{"alg":"none","alg":"EdDSA","kid":"ed"}', claims(forger), forger.attacker.ed)],
];

const GROUP_ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;

export const wronglySigned: Hostile[] = [
  ['signed by somebody else', (forger) => sealed({ alg: 'EdDSA', kid: 'ed' }, claims(forger), forger.attacker.ed)],
  [
    'with the signature of another message',
    (forger) => resigned(genuine(forger, {}), () => genuine(forger, { body: { jti: '1' } }).split('.')[2] as string),
  ],
  ['with no signature', (forger) => resigned(genuine(forger, {}), () => '')],
  [
    'with a signature cut by a byte',
    (forger) => resigned(genuine(forger, {}), (signature) => signature.subarray(0, 63)),
  ],
  [
    'with a signature of a byte more',
    (forger) => resigned(genuine(forger, {}), (signature) => Buffer.concat([signature, Buffer.alloc(1)])),
  ],
  [
    'with one bit of the signature turned',
    (forger) =>
      resigned(genuine(forger, {}), (signature) =>
        Buffer.from(signature.map((byte, at) => (at === 7 ? byte ^ 1 : byte))),
      ),
  ],
  ['with an Ed25519 signature of zeros', (forger) => resigned(genuine(forger, {}), () => Buffer.alloc(64))],
  ['with an Ed25519 signature of a point of small order', (forger) => resigned(genuine(forger, {}), () => SMALL_ORDER)],
  ['with an Ed25519 signature beyond the group’s order', (forger) => resigned(genuine(forger, {}), beyondTheOrder)],
  [
    'with an ES256 signature of zeros',
    (forger) => resigned(genuine(forger, { key: forger.provider.ec }), () => Buffer.alloc(64)),
  ],
  [
    'with an ES256 signature in DER',
    (forger) =>
      resigned(genuine(forger, { key: forger.provider.ec }), () =>
        sign('sha256', Buffer.from('x'), KeyObject.from(forger.provider.ec.privateKey)),
      ),
  ],
  [
    'with an RS256 signature of zeros',
    (forger) => resigned(genuine(forger, { key: forger.provider.rsa }), () => Buffer.alloc(256)),
  ],
  [
    'with an RS256 signature of one',
    (forger) =>
      resigned(genuine(forger, { key: forger.provider.rsa }), () =>
        Buffer.concat([Buffer.alloc(255), Buffer.from([1])]),
      ),
  ],
  [
    'of another environment, with the same names',
    (forger) =>
      sealed({ alg: 'EdDSA', kid: 'ed' }, claims(forger, { iss: 'https://staging.example' }), forger.attacker.ed),
  ],
  [
    'of another environment, of the same provider',
    (forger) => genuine(forger, { body: { aud: 'complaints-staging' } }),
  ],
  ['the gateway’s own for a subgraph', (forger) => forger.callerToken],
];

function beyondTheOrder(signature: Buffer): Buffer {
  const scalar = BigInt(`0x${Buffer.from(signature.subarray(32)).reverse().toString('hex')}`) + GROUP_ORDER;
  const written = Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex').reverse();
  return Buffer.concat([signature.subarray(0, 32), written]);
}
