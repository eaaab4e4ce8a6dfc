import { resolve } from 'node:path';
import { ProcessConfig, readConfig } from '@complaints/kit/process';
import { z } from 'zod';
import { localFolder } from './local-folder.js';
import { s3 } from './s3.js';
import type { Storage } from './storage.js';

/** Below the folder in which the process was started, which nobody would look for in production. */
const DEVELOPMENT_FOLDER = '.data/files';

const S3_NAMES = ['STORAGE_S3_BUCKET', 'STORAGE_S3_REGION', 'STORAGE_S3_KEY_ID', 'STORAGE_S3_SECRET_KEY'] as const;

/** Where files are kept, by the environment. */
export const StorageConfig = ProcessConfig.pick({ NODE_ENV: true })
  .extend({
    STORAGE: z.enum(['folder', 's3']).default('folder'),
    STORAGE_FOLDER: z.string().min(1).default(DEVELOPMENT_FOLDER),
    STORAGE_S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
    STORAGE_S3_REGION: z.string().min(1).optional(),
    STORAGE_S3_BUCKET: z.string().min(3).optional(),
    STORAGE_S3_KEY_ID: z.string().min(1).optional(),
    STORAGE_S3_SECRET_KEY: z.string().min(1).optional(),
  })
  .superRefine((config, { addIssue }) => {
    const refuse = (name: string, message: string) => addIssue({ code: 'custom', path: [name], message });
    if (config.STORAGE === 's3') {
      for (const name of S3_NAMES) if (!config[name]) refuse(name, 'is needed to keep files in a bucket');
    } else if (config.NODE_ENV === 'production' && !config.STORAGE_FOLDER.startsWith('/'))
      refuse('STORAGE_FOLDER', 'production needs the whole path of a folder that stays');
  });

/**
 * Opens where files are kept.
 * @throws ConfigError naming every variable at fault
 */
export function openStorage(environment: Record<string, string | undefined>): Storage {
  const config = readConfig(StorageConfig, environment);
  if (config.STORAGE === 'folder') return localFolder(resolve(config.STORAGE_FOLDER));
  return s3({
    bucket: config.STORAGE_S3_BUCKET as string,
    region: config.STORAGE_S3_REGION as string,
    endpoint: config.STORAGE_S3_ENDPOINT,
    accessKeyId: config.STORAGE_S3_KEY_ID as string,
    secretAccessKey: config.STORAGE_S3_SECRET_KEY as string,
  });
}
