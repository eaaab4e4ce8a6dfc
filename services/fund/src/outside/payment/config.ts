import { type Log, ProcessConfig, readConfig } from '@complaints/kit/process';
import { z } from 'zod';
import { PaymentChannel } from '../../domain/vocabulary.js';
import { manualGateway, type PaymentGateway } from './gateway.js';
import { httpsGateway } from './https-gateway.js';

/** Cash goes from hand to hand. */
type Payable = Exclude<PaymentChannel, 'CASH'>;
const PAYABLE = Object.values(PaymentChannel).filter((channel): channel is Payable => channel !== PaymentChannel.CASH);
const DEFAULT_CHANNELS = [PaymentChannel.BANK_TRANSFER, PaymentChannel.WECHAT_PAY, PaymentChannel.ALIPAY].join(',');

const orNothing = <T>(text: z.ZodType<T, string>) =>
  z
    .literal('')
    .transform(() => undefined)
    .or(text)
    .optional();

/** The chain's payment service, by the environment; without one a person pays everything. */
const PaymentConfig = ProcessConfig.pick({ NODE_ENV: true })
  .extend({
    /** Where it takes orders. */
    PAYMENT_GATEWAY_URL: orNothing(z.url({ protocol: /^https?$/ })),
    /** The secret it shares with the fund. */
    PAYMENT_GATEWAY_KEY: orNothing(z.string().regex(/^[\w-]{43}$/, 'is 32 bytes in base64url')),
    /** What it pays by itself. */
    PAYMENT_GATEWAY_CHANNELS: z
      .string()
      .default(DEFAULT_CHANNELS)
      .transform((text) => (text || DEFAULT_CHANNELS).split(',').map((each) => each.trim()))
      .refine((names): names is Payable[] => names.every((name) => (PAYABLE as string[]).includes(name)), {
        error: `names some of ${PAYABLE.join(', ')}, separated by commas`,
      }),
  })
  .superRefine(({ NODE_ENV, PAYMENT_GATEWAY_URL: url, PAYMENT_GATEWAY_KEY: key }, { addIssue }) => {
    const refuse = (name: string, message: string) => addIssue({ code: 'custom', path: [name], message });
    if ((url === undefined) !== (key === undefined))
      refuse('PAYMENT_GATEWAY_KEY', 'belongs to PAYMENT_GATEWAY_URL: both are given, or neither');
    if (url === undefined) return;
    const { protocol, username, password } = new URL(url);
    if (username || password) refuse('PAYMENT_GATEWAY_URL', 'holds no user and no password: what is sent is signed');
    if (NODE_ENV === 'production' && protocol !== 'https:')
      refuse('PAYMENT_GATEWAY_URL', 'production sends money by https:// alone');
  });

/**
 * Opens the way out for money.
 * @throws ConfigError naming every variable at fault
 */
export function openGateway(environment: Record<string, string | undefined>, log: Log): PaymentGateway {
  const config = readConfig(PaymentConfig, environment);
  const { PAYMENT_GATEWAY_URL: url, PAYMENT_GATEWAY_KEY: key, PAYMENT_GATEWAY_CHANNELS: channels } = config;
  if (!url || !key) return manualGateway;
  return httpsGateway({ url, key: Buffer.from(key, 'base64url'), channels }, log);
}
