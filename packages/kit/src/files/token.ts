import { createHash, randomBytes } from 'node:crypto';

const TOKEN_BYTES = 32;

/** A token of a one-time address; whoever has it has the permission. It is told once, and its digest alone is kept. */
export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

/** Whether a text has the form of a token. */
export const isToken = (text: string): boolean => /^[\w-]{43}$/.test(text);

/** What is kept of a token: its SHA-256. */
export const digestOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();
