/** How a case is investigated, as it is held against the audit. */
export const investigation = (findings: string) => ({
  sample: {
    mutation: 'recordInvestigation',
    input: { method: 'PHONE', findings, cause: findings },
    other: { method: 'LETTER' },
    refused: { input: { findings: ' ' }, code: 'TEXT_EMPTY' },
  },
  deed: { changes: { 'INSERT investigation': 1 } },
});
