import { type Clock, type Log, remoteKeys } from '@complaints/kit/process';
import type { JWTVerifyGetKey } from 'jose';

/** The identity provider's keys: several while a key is being changed, and kept while the provider is away. */
export const personKeys = (url: string, log: Log, clock: Clock): JWTVerifyGetKey => remoteKeys(url, { clock, log });
