import type { Context } from '@complaints/kit';
import { complaintUrlOf, type InvitingStore, invitationOf } from '../../domain/channel/invitation.js';
import { handed } from '../handed.js';
import { createPolicyInForce } from './channel-loaders.js';
import { qrSvg } from './qr-code.js';

/** What the fields that invite a store's customers say of themselves. */
export const INVITING = {
  complaintUrl: 'The address at which its customers complain.',
  complaintQrSvg: 'A QR code of that address, as an SVG image.',
  invitationZh: 'What invites its customers to complain, in Chinese.',
  invitationEn: 'What invites its customers to complain, in English.',
} as const;

export const complaintUrl = (store: InvitingStore, context: Context): string =>
  complaintUrlOf(store, handed(context).publicUrl);

export const complaintQrSvg = (store: InvitingStore, context: Context): string => qrSvg(complaintUrl(store, context));

/** The invitation of a store by the policy in force. */
export const invitation = async (store: InvitingStore, context: Context) =>
  invitationOf(store, await context.loader(createPolicyInForce));
