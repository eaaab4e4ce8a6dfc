import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { ClockAlarm } from '../../data/clock/clock-alarm.js';
import { holdSince } from '../../data/clock/held.js';
import type { Jump } from '../../domain/clock/jump.js';

/**
 * Keeps that a clock jumped, and holds what was recorded as missed since it was in order last.
 * @returns how many clocks are held for it so far
 * Source: R25.
 */
export async function raiseAlarm(em: EntityManager, jump: Jump, detectedAt: Date): Promise<number> {
  const { timepiece, fromAt, toAt, heldFromAt } = jump;
  const id = uuidv7();
  await em.insert(ClockAlarm, { id, timepiece, fromAt, toAt, detectedAt });
  return holdSince(em, id, heldFromAt);
}
