/** What a piece of evidence is. Source: R4. */
export const EvidenceKind = {
  ORDER_RECORD: 'ORDER_RECORD',
  SERVICE_RECORD: 'SERVICE_RECORD',
  PHOTO: 'PHOTO',
  RECORDING: 'RECORDING',
  LETTER: 'LETTER',
  OTHER: 'OTHER',
} as const;
export type EvidenceKind = (typeof EvidenceKind)[keyof typeof EvidenceKind];

/** What has become of it. */
export const EvidenceState = {
  AWAITED: 'AWAITED',
  STORED: 'STORED',
  REFUSED: 'REFUSED',
  REMOVED: 'REMOVED',
} as const;
export type EvidenceState = (typeof EvidenceState)[keyof typeof EvidenceState];

/** Why a file was refused, or why its last upload came to nothing while it is still awaited. Source: R4. */
export const EvidenceFault = {
  UPLOAD_BROKEN: 'UPLOAD_BROKEN',
  STORAGE_AWAY: 'STORAGE_AWAY',
  NEVER_CAME: 'NEVER_CAME',
  WRONG_LENGTH: 'WRONG_LENGTH',
  TYPE_NOT_ACCEPTED: 'TYPE_NOT_ACCEPTED',
  TYPE_DOES_NOT_FIT: 'TYPE_DOES_NOT_FIT',
  DAMAGED: 'DAMAGED',
  TOO_MANY_PIXELS: 'TOO_MANY_PIXELS',
  ACTIVE_CONTENT: 'ACTIVE_CONTENT',
  HIDDEN_CONTENT: 'HIDDEN_CONTENT',
  LOCATION_INSIDE: 'LOCATION_INSIDE',
  ENCRYPTED: 'ENCRYPTED',
} as const;
export type EvidenceFault = (typeof EvidenceFault)[keyof typeof EvidenceFault];

/** One sentence for each fault, for whoever sent the file. */
export const faultSentences: Readonly<Record<EvidenceFault, string>> = {
  UPLOAD_BROKEN: 'The file did not arrive whole; ask for another address.',
  STORAGE_AWAY: 'The file could not be kept at this moment; ask for another address.',
  NEVER_CAME: 'The file never came.',
  WRONG_LENGTH: 'The file does not have the size that was announced.',
  TYPE_NOT_ACCEPTED: 'Files of this type are not accepted.',
  TYPE_DOES_NOT_FIT: 'The file is not what its name says.',
  DAMAGED: 'The file is damaged or cut off.',
  TOO_MANY_PIXELS: 'The picture has too many pixels.',
  ACTIVE_CONTENT: 'The file holds something that could run.',
  HIDDEN_CONTENT: 'The file holds another file, or more than its type allows.',
  LOCATION_INSIDE: 'The file says where it was recorded in a way that cannot be taken out.',
  ENCRYPTED: 'The file is encrypted and cannot be looked into.',
};
