import { DeadlineKind, Level, Urgency } from '@complaints/contracts';
import { type CaseFacts, type CaseFile, type Decision, decide, isClosed } from './case.js';
import { armFor, type DeadlineFacts, next } from './deadline.js';

/** Levels that are reported to the superior at once. Source: R18. */
export const GRAVE: readonly Level[] = [Level.MAJOR, Level.ABNORMAL];

/** Whether a case is to be reported to the superior at once, with the emergency procedure. Source: R18. */
export const isEmergency = ({ urgency, level }: Pick<CaseFacts, 'urgency' | 'level'>): boolean =>
  urgency === Urgency.URGENT || GRAVE.includes(level);

/** The clocks of the checklist, from now. Source: R18. */
const checklistOf = ({ rules, deadlines }: Pick<CaseFile, 'rules' | 'deadlines'>, now: Date): DeadlineFacts[] =>
  rules.policy.emergencySteps.map(({ code: subject, withinMinutes: minutes }) => {
    const armed = armFor({ kind: DeadlineKind.EMERGENCY, subject, armedAt: now, limit: { minutes } }, rules);
    return next(deadlines, armed);
  });

/** A decision with the emergency procedure started where the case it leaves needs it and has not had it. Source: R18. */
export function alarmed(file: CaseFile, decision: Decision, now: Date): Decision {
  const { case: left } = decision;
  if (left.emergencyAt || isClosed(left.state) || !isEmergency(left)) return decision;
  const deadlines = [...decision.deadlines, ...checklistOf(file, now)];
  return decide(file, { ...decision, case: { ...left, emergencyAt: now }, deadlines });
}
