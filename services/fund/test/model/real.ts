import { LEVELS, RuleError, type Tier, type Told } from '@complaints/contracts';
import { ofItself, transact } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { expect } from 'vitest';
import { approveDisbursement, rejectDisbursement } from '../../src/actions/decide-disbursement.js';
import { cancelDisbursement, reverseDisbursement } from '../../src/actions/end-disbursement.js';
import { expireHolds } from '../../src/actions/expire-holds.js';
import { payDisbursement } from '../../src/actions/pay-disbursement.js';
import { publishPolicy } from '../../src/actions/policy/publish-policy.js';
import { requestDisbursement } from '../../src/actions/request-disbursement.js';
import { requestForPlan } from '../../src/actions/request-for-plan.js';
import { setBudget } from '../../src/actions/set-budget.js';
import { approveBudgetTransfer, transferBudget } from '../../src/actions/transfer-budget.js';
import { fund } from '../../src/service.js';
import { differencesIn } from '../books.js';
import { climbedTo, levelled, merged, planOf, separated, withdrawn } from '../chain.js';
import type { Asker } from './claim-happenings.js';
import { type Complaint, type Model, policy } from './model.js';
import { documentOf } from './policies.js';
import { foundIn, wantedBy } from './state.js';
import type { World } from './world.js';

/** The fund itself, in one transaction that is taken back in the end. */
export class Real {
  private now = new Date(0);
  private versionHeard = 10;
  private readonly plans: ReturnType<typeof planOf>[];
  /** Ids of disbursements and of plans, by the numbers of claims. */
  private readonly claims: string[] = [];
  private readonly planIds = new Map<number, string>();

  constructor(
    private readonly world: World,
    private readonly em: EntityManager,
    private readonly complaints: readonly Complaint[],
    /** Everything that was ever refused or came about. */
    private readonly visited: Set<string>,
  ) {
    this.plans = complaints.map(({ region }) => planOf(world.service, this.placeOf(region)));
  }

  private placeOf = (region: number) => this.world.places[region] as World['places'][number];
  private askersAt = (complaint: number) =>
    this.world.askers[this.complaints[complaint]?.region ?? 0] as Record<Asker, World['executive']>;
  private planOfComplaint = (complaint: number) => this.plans[complaint] as ReturnType<typeof planOf>;
  private of = (number: number) => ({ disbursementId: this.claims[number] ?? '', now: this.now });

  /** What is known of complaints from the first. */
  async begin(): Promise<void> {
    for (const [number, { storeId, regionId, complaintId }] of this.plans.entries()) {
      const { level, tier } = this.complaints[number] as Complaint;
      await this.em.query(
        `with known as (insert into directory_complaint (id, store_id, region_id, confidential, version) values ($1, $2, $3, false, 1)),
         levelled as (insert into directory_level (complaint_id, level, version) values ($1, $4, 1))
         insert into directory_case (complaint_id, tier, is_open, version) values ($1, $5, true, 1)`,
        [complaintId, storeId, regionId, LEVELS[level], tier],
      );
    }
  }

  /** @returns the code of the refusal, or null */
  async attempt(at: number, act: () => Promise<unknown>): Promise<string | null> {
    this.now = new Date(at);
    try {
      await transact(this.em, ofItself('model'), act);
      return null;
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      this.visited.add(error.code);
      return error.code;
    }
  }

  ask(asker: Asker, given: { complaint: number; amount: number; replaces: number | null }): Promise<string> {
    const { complaint, amount: amountFen, replaces } = given;
    return requestDisbursement(this.em, {
      ...{ complaintId: this.planOfComplaint(complaint).complaintId, purpose: 'COMPENSATION', amountFen },
      ...{ reason: 'a cracked lid', evidenceIds: [], payeeReference: null, now: this.now },
      replacesId: replaces === null ? null : (this.claims[replaces] ?? null),
      by: this.askersAt(complaint)[asker],
    });
  }
  async accept(given: { complaint: number; amount: number; asker: 'manager' | null }, m: Model): Promise<void> {
    const { complaint, amount: amountFen, asker } = given;
    const planId = uuidv7();
    this.planIds.set(m.claims.length, planId);
    const { complaintId, storeId, regionId, proposerId: stranger } = this.planOfComplaint(complaint);
    const { level, tier } = m.complaints[complaint] as Complaint;
    await requestForPlan(this.em, {
      ...{ complaintId, storeId, regionId, planId, amountFen, purpose: 'COMPENSATION', now: this.now },
      ...{ level: LEVELS[level] ?? 'FIRST', ownerTier: tier as Tier },
      proposerId: asker ? this.askersAt(complaint)[asker].id : stranger,
    });
  }

  /** Who holds the post that a claim stands before. */
  private approverOf(number: number, m: Model) {
    const { kind, complaint = 0 } = m.claims[number] ?? {};
    const { manager, director, president, executive } = this.askersAt(complaint);
    return [manager, director, president, executive][kind ?? 0] ?? manager;
  }
  approve = (number: number, m: Model) =>
    approveDisbursement(this.em, { ...this.of(number), note: null, by: this.approverOf(number, m) });
  private ending = (number: number, m: Model) => ({
    ...{ ...this.of(number), reason: 'too much', by: this.approverOf(number, m) },
  });
  reject = (number: number, m: Model) => rejectDisbursement(this.em, this.ending(number, m));
  cancel = (number: number, m: Model) => cancelDisbursement(this.em, this.ending(number, m));
  reverse = (number: number, m: Model) => reverseDisbursement(this.em, this.ending(number, m));
  pay = (number: number, m: Model) =>
    payDisbursement(this.em, {
      ...{ ...this.of(number), by: this.askersAt(m.claims[number]?.complaint ?? 0).cashier },
      payment: { channel: 'CASH', reference: 'R-1', madeAt: this.now, evidenceId: null },
      ...{ payeeReference: null, paidByItself: [] },
    });
  async pass(): Promise<void> {
    while ((await expireHolds(this.em, this.now)) > 0);
  }

  private async hear({ type, payload }: Told): Promise<void> {
    this.versionHeard += 1;
    const hearing = fund.hearings.find((one) => one.type.subject === type.subject);
    const about = { id: uuidv7(), aggregateId: type.aggregateIdOf(payload), version: this.versionHeard };
    const event = { ...about, occurredAt: this.now, actorId: null, traceId: null, payload };
    if (!hearing) throw new Error(`${type.subject} is not heard`);
    await hearing.handle(this.em, event, this.now);
  }
  async withdraw(plan: number | null): Promise<void> {
    const planId = plan === null ? undefined : this.planIds.get(plan);
    if (planId) await this.hear(withdrawn({ ...this.planOfComplaint(0), planId }));
  }
  level = (complaint: number, to: number) =>
    this.hear(levelled(this.planOfComplaint(complaint), LEVELS[to] ?? 'FIRST'));
  owner = (complaint: number, tier: number) => this.hear(climbedTo(this.planOfComplaint(complaint), tier as Tier));
  merge = (complaint: number, into: number) =>
    this.hear(merged(this.planOfComplaint(complaint), this.planOfComplaint(into)));
  separate = (complaint: number, m: Model) =>
    this.hear(separated(this.planOfComplaint(complaint), { level: LEVELS[m.complaints[complaint]?.level ?? 0] }));

  setBudget = (region: number, quarter: string, limitFen: number) =>
    setBudget(this.em, {
      ...{ regionId: this.placeOf(region).regionId, quarter, limitFen },
      ...{ by: this.world.administrator, now: this.now },
    });
  async moveBudget(from: number, quarter: string, amountFen: number): Promise<void> {
    const [gives, gets] = [this.placeOf(from), this.placeOf(1 - from)];
    const asked = { fromRegionId: gives.regionId, toRegionId: gets.regionId, quarter, amountFen, reason: 'a flood' };
    const by = this.world.askers[from]?.president ?? this.world.executive;
    const budgetTransferId = await transferBudget(this.em, { ...asked, by, now: this.now });
    await approveBudgetTransfer(this.em, { budgetTransferId, note: null, by: this.world.executive, now: this.now });
  }
  publish = (version: number) =>
    publishPolicy(this.em, {
      ...{ document: documentOf(version), unreadable: [], documentNumber: `KS-${version}`, effectiveAt: null },
      ...{ confidentialityGrade: 'INTERNAL', by: this.world.administrator, now: this.now },
    });

  /** Holds all that is kept against the model. */
  async holds(m: Model): Promise<void> {
    const found = await foundIn(this.em, { claims: this.claims, nameOf: this.world.nameOf, places: this.world.places });
    expect(found).toEqual(wantedBy(m));
    for (const claim of m.claims) this.visited.add(claim.state).add(`before ${claim.kind}`).add(`hold ${claim.hold}`);
    this.visited.add(policy(m).timeZone);
  }

  /** Everything the verification of the books holds them against, and every reference. */
  async ends(): Promise<void> {
    await this.em.query('set constraints all immediate');
    expect(await differencesIn({ manager: this.em })).toEqual([]);
  }
}
