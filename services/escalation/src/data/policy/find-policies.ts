import type { EntityManager } from 'typeorm';
import { defaultPolicy, type HandlingPolicy } from '../../domain/policy.js';

/** What new cases are handled under at an instant. */
export const policyInForce = async (_em: EntityManager, _at: Date): Promise<HandlingPolicy> => defaultPolicy;

/** What cases are handled under that keep one of these versions. */
export const policiesOfVersions =
  async (_em: EntityManager, _versions: readonly number[]): Promise<(version: number) => HandlingPolicy> =>
  (version) => {
    if (version !== defaultPolicy.version) throw new Error(`policy version ${version} was never published`);
    return defaultPolicy;
  };
