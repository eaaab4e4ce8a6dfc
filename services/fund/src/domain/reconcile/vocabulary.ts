/** What has become of holding a statement against the books. */
export const ReconciliationState = {
  AWAITED: 'AWAITED',
  READING: 'READING',
  MATCHING: 'MATCHING',
  DONE: 'DONE',
  REFUSED: 'REFUSED',
} as const;
export type ReconciliationState = (typeof ReconciliationState)[keyof typeof ReconciliationState];

/** What a line of a statement, or a payment of ours, came to. */
export const ReconciliationResult = {
  /** One line and one entry of the books, with the same reference and amount. */
  MATCHED: 'MATCHED',
  /** The same reference, another amount. */
  AMOUNT_DIFFERS: 'AMOUNT_DIFFERS',
  /** Money on the statement that the books do not know. */
  NOT_IN_BOOKS: 'NOT_IN_BOOKS',
  /** A payment or reversal of the books that the statement lacks. */
  NOT_ON_STATEMENT: 'NOT_ON_STATEMENT',
  /** The same reference more than once on either side. */
  TWICE: 'TWICE',
  /** A line that cannot be read. */
  UNREADABLE: 'UNREADABLE',
} as const;
export type ReconciliationResult = (typeof ReconciliationResult)[keyof typeof ReconciliationResult];

/** Why a line of a statement cannot be read. */
export const LineFault = {
  REFERENCE_MISSING: 'REFERENCE_MISSING',
  REFERENCE_UNREADABLE: 'REFERENCE_UNREADABLE',
  AMOUNT_MISSING: 'AMOUNT_MISSING',
  AMOUNT_UNREADABLE: 'AMOUNT_UNREADABLE',
  DIRECTION_UNREADABLE: 'DIRECTION_UNREADABLE',
  INSTANT_MISSING: 'INSTANT_MISSING',
  INSTANT_UNREADABLE: 'INSTANT_UNREADABLE',
  OUT_OF_SPAN: 'OUT_OF_SPAN',
  ROW_UNREADABLE: 'ROW_UNREADABLE',
} as const;
export type LineFault = (typeof LineFault)[keyof typeof LineFault];

/** Why a statement was not taken. */
export const StatementFault = {
  /** It did not come to its end; another address may be asked for. */
  UPLOAD_BROKEN: 'UPLOAD_BROKEN',
  NEVER_CAME: 'NEVER_CAME',
  TOO_LARGE: 'TOO_LARGE',
  TOO_MANY_LINES: 'TOO_MANY_LINES',
  NOT_CSV: 'NOT_CSV',
  COLUMNS_MISSING: 'COLUMNS_MISSING',
} as const;
export type StatementFault = (typeof StatementFault)[keyof typeof StatementFault];

/** What is said of each to whoever sends the file. */
export const faultSentences: Readonly<Record<StatementFault, string>> = {
  UPLOAD_BROKEN: 'The file did not come to its end; ask for another address with the same key.',
  NEVER_CAME: 'The file never came.',
  TOO_LARGE: 'The file is larger than 20 MB.',
  TOO_MANY_LINES: 'The file has more than 200,000 lines.',
  NOT_CSV: 'The file is no CSV in UTF-8 or GB18030.',
  COLUMNS_MISSING: 'No row of the beginning of the file names the columns of reference, amount and time.',
};

/** After these a statement is awaited still. */
export const NO_FAULT_OF_THE_FILE: readonly StatementFault[] = [StatementFault.UPLOAD_BROKEN];
