import { defineEvent } from '@complaints/contracts';
import { z } from 'zod';

/** How the receiver takes a move: and says so, without a word, with a fault while it is fresh, or not at all by its rules. */
export const Manner = { PLAIN: 'PLAIN', QUIET: 'QUIET', FAULT_FIRST: 'FAULT_FIRST', REFUSED: 'REFUSED' } as const;
export type Manner = (typeof Manner)[keyof typeof Manner];

/** The sender has moved a parcel one step. */
export const parcelMoved = defineEvent('sender.parcel.moved.v1', ['parcel', 'parcelId'], {
  parcelId: z.uuid(),
  stepId: z.uuid(),
  manner: z.enum(Manner),
});

/** The receiver has heard of a move; the sender hears it back, so that both directions run. */
export const moveNoted = defineEvent('receiver.move.noted.v1', ['parcel', 'parcelId'], {
  parcelId: z.uuid(),
  stepId: z.uuid(),
});
