import type { IntakePolicy } from '../policy.js';

/** What an invitation to complain and the address behind it are made of. */
export interface InvitingStore {
  code: string;
  nameZh: string;
  nameEn: string;
}

type Texts = Pick<IntakePolicy, 'invitationZh' | 'invitationEn'>;

/** What invites the customers of a store to complain; `{store}` in the policy's words is its name. Source: R1, R95. */
export const invitationOf = ({ nameZh, nameEn }: InvitingStore, { invitationZh, invitationEn }: Texts): Texts => ({
  invitationZh: invitationZh.replaceAll('{store}', () => nameZh),
  invitationEn: invitationEn.replaceAll('{store}', () => nameEn),
});

/** The address at which the customers of a store complain; a QR code holds it. Source: R1. */
export const complaintUrlOf = ({ code }: { code: string }, publicUrl: string): string =>
  `${publicUrl}/complain?store=${encodeURIComponent(code)}`;
