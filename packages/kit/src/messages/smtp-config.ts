import { z } from 'zod';
import { readConfig } from '../process/config.js';
import type { SmtpSettings } from './smtp.js';

const ADDRESS = String.raw`[^\s@<>,;:"]{1,64}@[^\s@<>,;:".]+(\.[^\s@<>,;:".]+)*`;
const FROM = new RegExp(`^(${ADDRESS}|[^<>\\r\\n"]{1,100} <${ADDRESS}>)$`);
const orNothing = (text: z.ZodType<string>) =>
  z
    .literal('')
    .transform(() => undefined)
    .or(text)
    .optional();

const SmtpConfig = z
  .object({
    /** Where e-mails are handed over; without it they stand in the log. */
    SMTP_URL: orNothing(z.url({ protocol: /^smtps?$/ })),
    /** In whose name: an address, or `Name <address>`. */
    SMTP_FROM: orNothing(z.string().regex(FROM, 'is an address, or a name with an address in angle brackets')),
  })
  .refine(({ SMTP_URL, SMTP_FROM }) => (SMTP_URL === undefined) === (SMTP_FROM === undefined), {
    path: ['SMTP_FROM'],
    error: 'belongs to SMTP_URL: both are given, or neither',
  });

/**
 * @returns null where e-mails are not sent
 * @throws ConfigError naming every variable at fault
 */
export function readSmtp(environment: Record<string, string | undefined>): SmtpSettings | null {
  const { SMTP_URL: url, SMTP_FROM: from } = readConfig(SmtpConfig, environment);
  return url && from ? { url, from } : null;
}
