import type { Statement } from '../registration.js';

/** The words of a complaint that its classification is learned from, and suggested by. Source: R17. */
export const readTextOf = ({ content, demand, product }: Pick<Statement, 'content' | 'demand' | 'product'>): string =>
  [content, demand, product].filter((text) => text !== null).join('\n');
