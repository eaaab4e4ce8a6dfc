/** Up to when what was offered stands no more, once it lapsed at another instant too. Source: R23, R32. */
export const laterOf = (lapsedAt: Date | null, at: Date): Date => (lapsedAt !== null && lapsedAt > at ? lapsedAt : at);

/** Whether what was offered stood no more when it was heard of. */
export const isLapsed = (offersLapsedAt: Date | null, proposedAt: Date): boolean =>
  offersLapsedAt !== null && proposedAt <= offersLapsedAt;
