import { type Context, mutate, payloadType, transact } from '@complaints/kit';
import { issueLink } from '@complaints/kit/files';
import type { Actor } from '@complaints/kit/pure';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { announceEvidence } from '../../actions/evidence/announce-evidence.js';
import { askForEvidence } from '../../actions/evidence/ask-for-evidence.js';
import { Evidence } from '../../data/evidence/evidence.js';
import { EvidenceAccess } from '../../data/evidence/evidence-access.js';
import { EvidenceLink } from '../../data/evidence/evidence-link.js';
import { findEvidence } from '../../data/evidence/find-evidence.js';
import { LINK_FOR_MS, type LinkPurpose } from '../../domain/evidence/link.js';
import { EvidenceState } from '../../domain/evidence/vocabulary.js';
import { complaintScope, evidenceScope } from '../../domain/rights.js';
import { handed } from '../handed.js';
import { FileAddress } from './file-address.js';
import { RequestEvidenceDownloadInput, RequestEvidenceUploadInput } from './inputs.js';

const RequestEvidenceUploadPayload = payloadType('RequestEvidenceUploadPayload', 'upload', () => FileAddress);
const RequestEvidenceDownloadPayload = payloadType('RequestEvidenceDownloadPayload', 'download', () => FileAddress);

@Resolver(() => Evidence)
export class EvidenceResolver {
  @Mutation(() => RequestEvidenceUploadPayload, {
    description: 'Makes room for a file of a complaint, and an address to which it is sent by PUT.',
  })
  requestEvidenceUpload(
    @Arg('input', () => RequestEvidenceUploadInput, { description: 'The file.' }) input: RequestEvidenceUploadInput,
    @Ctx() context: Context,
  ) {
    return mutate(context, {
      operation: 'requestEvidenceUpload',
      input,
      field: 'upload',
      act: async (em, request) => (await announceEvidence(em, { ...input, ...request })).id,
      read: async (id, { by }) => {
        const evidence = await context.dataSource.manager.findOneByOrFail(Evidence, { id });
        const onBehalfOfId = evidence.addedOnBehalfOfId;
        return addressOf(context, { evidence, purpose: 'UPLOAD', by, onBehalfOfId, state: EvidenceState.AWAITED });
      },
    });
  }

  @Mutation(() => RequestEvidenceDownloadPayload, {
    description: 'Makes an address from which a copy of a file is had by GET; who asked is remembered.',
  })
  requestEvidenceDownload(
    @Arg('input', () => RequestEvidenceDownloadInput, { description: 'The file.' }) input: RequestEvidenceDownloadInput,
    @Ctx() context: Context,
  ) {
    return mutate(context, {
      operation: 'requestEvidenceDownload',
      input,
      field: 'download',
      act: async (em, request) => (await askForEvidence(em, { ...input, ...request })).id,
      read: async (id, { by }) => {
        const em = context.dataSource.manager;
        const { evidenceId, onBehalfOfId } = await em.findOneByOrFail(EvidenceAccess, { id });
        const evidence = await findEvidence(em, evidenceId, [complaintScope(by), evidenceScope(by)]);
        const asked = { purpose: 'DOWNLOAD', by, onBehalfOfId, state: EvidenceState.STORED } as const;
        return evidence && addressOf(context, { evidence, ...asked });
      },
    });
  }
}

interface AddressAsked {
  evidence: Evidence;
  purpose: LinkPurpose;
  by: Actor;
  onBehalfOfId: string | null;
  /** What the file must be for there to be an address. */
  state: EvidenceState;
}

/** A new address each time it is asked for: of the last one only the digest is known. */
async function addressOf(context: Context, { evidence, state, by, ...link }: AddressAsked): Promise<FileAddress> {
  if (evidence.state !== state) return Object.assign(new FileAddress(), { url: null, expiresAt: null, evidence });
  const now = context.clock.now();
  const cause = { actorId: by.id, traceId: context.requestId, operation: 'issue-link' };
  const { token, expiresAt } = await transact(context.dataSource, cause, (em) =>
    issueLink(em, EvidenceLink, {
      ...{ now, forMs: LINK_FOR_MS },
      link: { evidenceId: evidence.id, madeForId: by.id, ...link },
    }),
  );
  const url = `${handed(context).publicUrl}/files/${token}`;
  return Object.assign(new FileAddress(), { url, expiresAt, evidence });
}
