const SAY_AGAIN_MS = 60_000;

/** Tells whether something that recurs is worth a line in the log: when it is another than before, and once a minute. */
export function createNews(): (what: unknown) => boolean {
  let said: string | undefined;
  let saidAtMs = 0;
  return (what) => {
    const { code, message } = (what ?? {}) as { code?: string; message?: string };
    const key = String(code || message || what);
    const nowMs = performance.now();
    if (key === said && nowMs - saidAtMs < SAY_AGAIN_MS) return false;
    said = key;
    saidAtMs = nowMs;
    return true;
  };
}
