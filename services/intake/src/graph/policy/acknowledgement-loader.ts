import type { Context } from '@complaints/kit';
import DataLoader from 'dataloader';
import { In } from 'typeorm';
import { PolicyAcknowledgement } from '../../data/policy/policy-acknowledgement.js';

/** The caller's own acknowledgements by version; null for a version not acknowledged. */
export const createAcknowledgementLoader = (context: Context): DataLoader<number, PolicyAcknowledgement | null> =>
  new DataLoader(async (versions) => {
    const { id: staffId } = await context.actor();
    const found = staffId
      ? await context.dataSource.manager.findBy(PolicyAcknowledgement, { version: In([...versions]), staffId })
      : [];
    const byVersion = new Map(found.map((one) => [one.version, one]));
    return versions.map((version) => byVersion.get(version) ?? null);
  });
