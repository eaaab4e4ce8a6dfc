import { tally, type Violation } from '../check/violation.js';
import type { PlatformBooks } from './platform-books.js';

/** Judges a platform at rest by the invariants that faults put in danger: I1, I2, I5, I7, and one result per key. */
export function checkPlatform(books: PlatformBooks): Violation[] {
  return [...checkComplaints(books), ...checkEvents(books), ...checkFund(books), ...checkFigures(books)];
}

/** I1: each acknowledged complaint exists once, under its key, and has reached escalation and analytics once. */
function* checkComplaints({ acknowledged, complaints, keys, cases, registered }: PlatformBooks): Generator<Violation> {
  const ids = new Set(complaints.map(({ id }) => id));
  const resultOf = new Map(keys.map(({ key, resultId }) => [key, resultId]));
  for (const { key, complaintId } of acknowledged) {
    if (!ids.has(complaintId)) {
      yield {
        kind: 'LOST',
        evidence: `complaint ${complaintId} was acknowledged under key ${key} and is not in intake`,
      };
    }
    if (resultOf.get(key) !== complaintId) {
      yield {
        kind: 'WRONG',
        evidence: `key ${key} answered ${complaintId} and keeps ${resultOf.get(key) ?? 'nothing'}`,
      };
    }
  }
  for (const [key, count] of tally(complaints.flatMap(({ key }) => key ?? []))) {
    if (count > 1) yield { kind: 'DOUBLED', evidence: `key ${key} has made ${count} complaints` };
  }
  const [caseCounts, factCounts] = [tally(cases), tally(registered)];
  for (const id of ids) {
    for (const [where, counts] of [
      ['cases in escalation', caseCounts],
      ['facts in analytics', factCounts],
    ] as const) {
      const count = counts.get(id) ?? 0;
      if (count !== 1) yield { kind: count ? 'DOUBLED' : 'LOST', evidence: `complaint ${id} has ${count} ${where}` };
    }
  }
}

/** I2: each told event was handled or set aside by every service that hears its subject. */
function* checkEvents({ services }: PlatformBooks): Generator<Violation> {
  for (const [teller, { outbox }] of Object.entries(services)) {
    for (const [hearer, { hears, inbox, dead, awaited }] of Object.entries(services)) {
      const done = new Set([...inbox, ...dead]);
      const waiting = new Set(awaited);
      for (const { eventId, subject, sent, withheld } of outbox) {
        if (!hears.includes(subject) || done.has(eventId) || withheld) continue;
        const where = `${sent ? '' : 'not '}marked sent by ${teller}, ${waiting.has(eventId) ? 'still awaited' : 'in no table'} of ${hearer}`;
        yield { kind: 'LOST', evidence: `${subject} ${eventId} was not handled: ${where}` };
      }
    }
  }
}

/** I5: counters equal the sums over the disbursements; what is paid or taken back is booked once, debits equal credits. */
function* checkFund(books: PlatformBooks): Generator<Violation> {
  yield* checkAllowances(books);
  yield* checkTransfers(books);
}

function* checkAllowances({ allowances, disbursements }: PlatformBooks): Generator<Violation> {
  const sumOf = (postId: string, periodKey: string, states: readonly string[]) =>
    disbursements
      .filter((d) => d.approverPostId === postId && d.periodKey === periodKey && states.includes(d.state))
      .reduce((sum, { amountFen }) => sum + amountFen, 0);
  for (const { postId, periodKey, heldFen, spentFen } of allowances) {
    const held = sumOf(postId, periodKey, ['REQUESTED']);
    const spent = sumOf(postId, periodKey, ['APPROVED', 'PAID']);
    if (held !== heldFen || spent !== spentFen) {
      const evidence = `allowance of ${postId} in ${periodKey}: held ${heldFen}, recounted ${held}; spent ${spentFen}, recounted ${spent}`;
      yield { kind: 'WRONG', evidence };
    }
  }
}

/** In which states a disbursement has one transfer of a kind; in the others it has none. */
const BOOKED = { PAYMENT: ['PAID', 'REVERSED'], REVERSAL: ['REVERSED'] } as const;

function* checkTransfers({ disbursements, transfers }: PlatformBooks): Generator<Violation> {
  for (const [kind, states] of Object.entries(BOOKED)) {
    const ofKind = transfers.filter((transfer) => transfer.kind === kind);
    const booked = tally(ofKind.flatMap(({ disbursementId }) => disbursementId ?? []));
    for (const { id, state } of disbursements) {
      const expected = states.some((one) => one === state) ? 1 : 0;
      const count = booked.get(id) ?? 0;
      if (count !== expected) {
        yield {
          kind: count > expected ? 'DOUBLED' : 'LOST',
          evidence: `disbursement ${id} is ${state} and has ${count} transfers ${kind}`,
        };
      }
    }
  }
  const amounts = new Map(disbursements.map(({ id, amountFen }) => [id, amountFen]));
  for (const { kind, disbursementId, debit, credit, amountFen } of transfers) {
    const isOfAmount = !(kind in BOOKED) || amounts.get(disbursementId ?? '') === amountFen;
    if (!isOfAmount || debit === credit) {
      yield {
        kind: 'WRONG',
        evidence: `the transfer ${kind} of ${disbursementId}: ${amountFen} fen from ${debit} to ${credit}`,
      };
    }
  }
}

const [PAID, REVERSED] = ['fund.disbursement.paid.v2', 'fund.disbursement.reversed.v1'] as const;

/** I7: the daily figures equal a recount of what the other services told. */
function* checkFigures({ services, figures }: PlatformBooks): Generator<Violation> {
  const told = Object.values(services).flatMap(({ outbox }) => outbox);
  const of = (subject: string) => told.filter((event) => event.subject === subject);
  const count = (subject: string) => of(subject).length;
  const sumOf = (subject: string) => of(subject).reduce((sum, { payload }) => sum + Number(payload.amountFen), 0);
  const recounted: typeof figures = {
    registered: count('intake.complaint.registered.v1'),
    contacted: count('escalation.case.contacted.v1'),
    plansAccepted: count('escalation.plan.accepted.v1'),
    climbs: count('escalation.case.climbed.v1'),
    resolved: count('escalation.case.resolved.v1'),
    payments: count(PAID) - count(REVERSED),
    paidFen: sumOf(PAID) - sumOf(REVERSED),
  };
  for (const name of Object.keys(recounted) as (keyof typeof figures)[]) {
    const [shown, expected] = [figures[name], recounted[name]];
    if (shown !== expected) {
      yield {
        kind: shown > expected ? 'DOUBLED' : 'LOST',
        evidence: `figure ${name} is ${shown}, recounted ${expected}`,
      };
    }
  }
}
