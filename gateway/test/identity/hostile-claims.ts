import { AUDIENCE, ISSUER, PERSON } from '../../src/testing/tiny-config.js';
import { claims, genuine, type Hostile } from './forger.js';

const claiming = (body: Record<string, unknown>): Hostile => [
  `claiming ${JSON.stringify(body, (_, value) => (value === undefined ? '(nothing)' : value))}`,
  (forger) => genuine(forger, { body }),
];
const timed = (name: string, body: (now: number) => Record<string, unknown>): Hostile => [
  name,
  (forger) => genuine(forger, { body: body(forger.now) }),
];
const written = (name: string, body: (text: string) => string): Hostile => [
  name,
  (forger) => genuine(forger, { body: body(JSON.stringify(claims(forger))) }),
];

export const wronglyClaiming: Hostile[] = [
  ...[
    'payroll',
    '',
    'Complaints',
    `${AUDIENCE} `,
    `${AUDIENCE}\u0000`,
    ['payroll', 'account'],
    [],
    [[AUDIENCE]],
    { 0: AUDIENCE },
    1,
    null,
    undefined,
  ].map((aud) => claiming({ aud })),
  ...[
    'https://elsewhere.example',
    `${ISSUER}/`,
    ISSUER.toUpperCase(),
    'https://ident\u0456ty.example',
    [ISSUER],
    null,
    undefined,
  ].map((iss) => claiming({ iss })),
  ...[
    '',
    'me',
    "x' or 1=1",
    `{${PERSON}}`,
    `urn:uuid:${PERSON}`,
    `${PERSON}\u0000`,
    `${PERSON}\n`,
    PERSON.replace('0', '\uff10'),
    [PERSON],
    { id: PERSON },
    1,
    null,
    undefined,
  ].map((sub) => claiming({ sub })),
  ...[
    '',
    'GOD',
    'staff',
    'ANONYMOUS',
    'STAFF\u0000',
    '\uff33TAFF',
    '__proto__',
    'toString',
    ['STAFF'],
    { STAFF: true },
    1,
    null,
    undefined,
  ].map((role) => claiming({ role })),
  timed('expired six seconds ago', (now) => ({ iat: now - 60, exp: now - 6 })),
  timed('not valid yet', (now) => ({ nbf: now + 6 })),
  timed('issued in the future', (now) => ({ iat: now + 6 })),
  timed('issued long ago for ever', (now) => ({ iat: now - 90_000, exp: now + 600 })),
  timed('whose start is text', (now) => ({ nbf: `${now}` })),
  timed('whose issue is text', (now) => ({ iat: `${now}` })),
  timed('whose end is text', (now) => ({ exp: `${now + 600}` })),
  timed('whose end is a list', (now) => ({ exp: [now + 600] })),
  ...[undefined, null, 0, -1, true, 1e30, Number.MAX_SAFE_INTEGER].map((exp) => claiming({ exp })),
  written('whose end is infinite', (text) => text.replace(/"exp":\d+/, '"exp":1e400')),
  written('whose end is NaN', (text) => text.replace(/"exp":\d+/, '"exp":NaN')),
  written('whose role is said twice, the last time nobody’s', (text) => text.replace('}', ',"role":"ANONYMOUS"}')),
  written('whose end is said twice, the last time past', (text) => text.replace('}', ',"exp":1}')),
];
