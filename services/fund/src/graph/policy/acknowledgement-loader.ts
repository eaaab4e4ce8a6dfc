import type { Context } from '@complaints/kit';
import DataLoader from 'dataloader';
import { acknowledgements } from '../../data/policy/find-policies.js';
import type { PolicyAcknowledgement } from '../../data/policy/policy-acknowledgement.js';

/** The caller's own acknowledgements by version; null for a version not acknowledged. */
export const createAcknowledgementLoader = (context: Context): DataLoader<number, PolicyAcknowledgement | null> =>
  new DataLoader(async (versions) => {
    const { id: staffId } = await context.actor();
    const found = staffId ? await acknowledgements.ofPerson(context.dataSource.manager, staffId, versions) : [];
    const byVersion = new Map(found.map((one) => [one.version, one]));
    return versions.map((version) => byVersion.get(version) ?? null);
  });
