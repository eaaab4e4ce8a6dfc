import { Level } from '@complaints/contracts';
import type { CaseFacts, Decision } from '../case.js';
import { executiveOf, superiorsOf } from '../post/superior.js';

/** Posts and persons that are told; null is oversight. */
export type Recipients = readonly (string | null)[];

export const NOBODY: Recipients = [];

export const unique = (recipients: Recipients): Recipients =>
  recipients.length < 2 ? recipients : [...new Set(recipients)];

/** The case as it was before a decision. */
export const before = ({ file }: Decision): CaseFacts => file.before ?? file.case;

/** Whoever stands above the owner of a case. */
export const superiors = ({ file: { chain } }: Decision, present: CaseFacts): Recipients => superiorsOf(chain, present);

export const executive = ({ file: { chain } }: Decision): Recipients => executiveOf(chain);

/** The executive president answers for it. Source: R20. */
export const isAbnormal = ({ level }: CaseFacts): boolean => level === Level.ABNORMAL;
