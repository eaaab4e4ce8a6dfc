import type { Context } from '@complaints/kit';
import type { Handed } from '../outside/handed.js';

/** What the service was handed from outside. */
export const handed = ({ outside }: Context): Handed => outside as Handed;
