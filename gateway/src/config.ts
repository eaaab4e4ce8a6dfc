import { ProcessConfig } from '@complaints/kit/process';
import { z } from 'zod';
import { SigningKeys } from './identity/signing-keys.js';

const Address = z.url({ protocol: /^https?$/ });

/** What the gateway reads from its environment. */
export const GatewayConfig = ProcessConfig.extend({
  INTAKE_URL: Address,
  ESCALATION_URL: Address,
  FUND_URL: Address,
  ANALYTICS_URL: Address,
  IDENTITY_JWKS_URL: Address,
  IDENTITY_ISSUER: z.string().min(1),
  IDENTITY_AUDIENCE: z.string().min(1),
  GATEWAY_SIGNING_KEY: SigningKeys,
}).superRefine((config, context) => {
  if (config.NODE_ENV !== 'production') return;
  if (config.GATEWAY_SIGNING_KEY.some((key) => key.kid.startsWith('development'))) {
    const path = ['GATEWAY_SIGNING_KEY'];
    context.addIssue({ code: 'custom', path, message: 'a development key is refused in production' });
  }
});
export type GatewayConfig = z.infer<typeof GatewayConfig>;
