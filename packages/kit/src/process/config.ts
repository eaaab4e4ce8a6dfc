import { z } from 'zod';

/** What every process reads. */
export const ProcessConfig = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

/** What every service reads besides. */
export const ServiceConfig = ProcessConfig.extend({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  DATABASE_POOL: z.coerce.number().int().min(1).max(100).default(10),
  NATS_URL: z.string().min(1),
  NATS_USER: z.string().optional(),
  NATS_PASSWORD: z.string().optional(),
  /** The most the service's stream may hold; NATS sets that much of its disk aside. */
  NATS_STREAM_MEGABYTES: z.coerce.number().int().min(16).default(256),
  /** How many servers of a NATS cluster keep the stream; 3 in production. */
  NATS_STREAM_REPLICAS: z.coerce.number().int().min(1).max(5).default(1),
  GATEWAY_JWKS_URL: z.url(),
  /** Where people reach the gateway; links to customers begin with it. */
  PUBLIC_URL: z.url(),
});
export type ServiceConfig = z.infer<typeof ServiceConfig>;

/** What commands that change tables read: the address of the role that owns them. */
export const MigrationConfig = z.object({ MIGRATION_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }) });

/** The environment does not hold what the process needs; the message names every variable at fault, never its value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Checks an environment against a schema.
 * @throws ConfigError naming every missing or wrong variable
 */
export function readConfig<T extends z.ZodType>(
  schema: T,
  environment: Record<string, string | undefined>,
): z.infer<T> {
  const result = schema.safeParse(environment);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new ConfigError(`The environment is not complete:\n${faults.join('\n')}`);
}
