import { isIP } from 'node:net';
import { ProcessConfig } from '@complaints/kit/process';
import { z } from 'zod';
import { SigningKeys } from './identity/signing-keys.js';

const Address = z.url({ protocol: /^https?$/ });
/** One address, or several of replicas separated by commas. */
const Addresses = z
  .string()
  .transform((text) => text.split(',').map((address) => address.trim()))
  .pipe(z.array(Address))
  .refine((addresses) => new Set(addresses).size === addresses.length, 'names an address twice');

/** Addresses, or networks as `10.0.0.0/8`, separated by commas. */
const Proxies = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((each) => each.trim() || []))
  .refine((proxies) => proxies.every(isNetwork), 'names addresses, or networks as 10.0.0.0/8, separated by commas');

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

/** What the gateway reads from its environment. */
export const GatewayConfig = ProcessConfig.extend({
  INTAKE_URL: Addresses,
  ESCALATION_URL: Addresses,
  FUND_URL: Addresses,
  ANALYTICS_URL: Addresses,
  IDENTITY_JWKS_URL: Address,
  IDENTITY_ISSUER: z.string().min(1),
  IDENTITY_AUDIENCE: z.string().min(1),
  GATEWAY_SIGNING_KEY: SigningKeys,
  /** Who ends TLS in front of the gateway; what these say of where a request came from is believed. */
  TRUSTED_PROXIES: Proxies,
  /** How many public operations people without a token may ask for within a minute from one address. */
  PUBLIC_REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).max(100_000).default(60),
  /** Where the figures are read; the port for people is no place for them. Without it they are not served. */
  METRICS_PORT: z.coerce.number().int().min(0).max(65535).optional(),
}).superRefine((config, context) => {
  if (config.NODE_ENV !== 'production') return;
  if (config.GATEWAY_SIGNING_KEY.some((key) => key.kid.startsWith('development'))) {
    const path = ['GATEWAY_SIGNING_KEY'];
    context.addIssue({ code: 'custom', path, message: 'a development key is refused in production' });
  }
});
export type GatewayConfig = z.infer<typeof GatewayConfig>;
