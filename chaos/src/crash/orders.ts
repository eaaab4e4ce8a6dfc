import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { type Call, type CallName, type Moment, matches } from './points.js';

/** What a process is told to do to itself: to die at the nth time it comes to a call. */
export interface Order {
  id: string;
  call: CallName;
  moment: Moment;
  occurrence: number;
}

/** A sabotage of the process that the checker must notice. */
export type Sabotage = 'no-inbox-check' | 'mark-before-acknowledge' | 'no-reconciler';

const { CHAOS_ORDER: orderFile, CHAOS_NOTES: notesFile, CHAOS_SABOTAGE } = process.env;
let order: Order | undefined;
let passed = 0;

export const isSabotaged = (by: Sabotage): boolean => CHAOS_SABOTAGE === by;

/** Reads the order anew; the note lets whoever gave it know that it counts from now on. */
export function readOrder(): void {
  order = orderFile && existsSync(orderFile) ? JSON.parse(readFileSync(orderFile, 'utf8')) : undefined;
  passed = 0;
  if (order) note(`armed ${order.id}`);
}

/** Whether the process has come to where it shall die. */
export function isReached(call: Call, moment: Moment): boolean {
  if (!order || order.moment !== moment || !matches(order.call, call)) return false;
  passed += 1;
  return passed === order.occurrence;
}

/** Ends this process as a power cut would: nothing is closed, flushed or told. */
export function die(): void {
  note(`dies ${order?.id}`);
  process.kill(process.pid, 'SIGKILL');
}

/** Writes a line that survives the process: what really happened to it. */
function note(line: string): void {
  if (notesFile) appendFileSync(notesFile, `${line}\n`);
}
