import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demonstrationChain, type PostKind, postChanged } from '@complaints/contracts';
import { createLog, type Log } from '@complaints/kit';
import { startTestService, type TestCaller, type TestService } from '@complaints/kit/testing';
import { type CustomerMessage, createVault, intake, type Outside, openStorage, readVaultKeys } from '../src/service.js';

export const publicUrl = 'https://complaints.example.com';

/** What is told of what somebody does, for `from`: what complaints are about is told on its own time. */
export const TOLD_OF_DEEDS = "outbox where subject <> 'intake.complaint.described.v1'";

export const vault = createVault(readVaultKeys({}));

const folder = mkdtempSync(join(tmpdir(), 'intake-files-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** A world outside in which nothing happens, but for what is given. */
export const outsideOf = (given: Partial<Outside> = {}) => {
  const storage = openStorage({ STORAGE_FOLDER: folder });
  const nowhere: Outside = { messages: { send: async () => undefined }, publicUrl, vault, storage };
  return () => ({ ...nowhere, ...given });
};

/** Intake with the demonstration chain, and what it wrote to customers. */
export interface IntakeHouse extends TestService {
  sent: CustomerMessage[];
  /** What the next messages run into; nothing by default. */
  outage: { error: Error | null };
  loadDemonstration(): Promise<void>;
}

/** Starts intake, loads the demonstration chain and has it hear of every post. @param given of the world outside */
export async function startIntake(given: Partial<Outside> = {}, options: { log?: Log } = {}): Promise<IntakeHouse> {
  const sent: CustomerMessage[] = [];
  const outage: IntakeHouse['outage'] = { error: null };
  const messages = {
    async send(message: CustomerMessage) {
      if (outage.error) throw outage.error;
      sent.push(message);
    },
  };
  const service = intake(outsideOf({ messages, ...given }));
  const running = await startTestService(service, options);
  const loadDemonstration = async () => {
    const { dataSource, clock } = running;
    await service.commands['load-demonstration']?.({
      dataSource,
      clock,
      log: createLog('intake', 'silent'),
      words: [],
    });
  };
  await loadDemonstration();
  for (const { id: postId, holder, ...post } of demonstrationChain.posts) {
    await running.hear(postChanged.of({ postId, ...post, holderId: holder.id, deputies: [] }));
  }
  return { ...running, sent, outage, loadDemonstration };
}

/** The place of the demonstration chain with a code. */
function coded<Place extends { code: string }>(places: readonly Place[], code: string): Place {
  const place = places.find((one) => one.code === code);
  if (!place) throw new Error(`the demonstration chain has no ${code}`);
  return place;
}
export const lakeside = coded(demonstrationChain.stores, 'EAST-01');
export const bellTower = coded(demonstrationChain.stores, 'EAST-02');
export const banyan = coded(demonstrationChain.stores, 'SOUTH-01');
export const east = coded(demonstrationChain.regions, 'EAST');
export const south = coded(demonstrationChain.regions, 'SOUTH');

/** Whoever holds the post of a kind at a store, in a region or at headquarters. */
export function holderOf(kind: PostKind, place: { storeId?: string; regionId?: string } = {}): TestCaller {
  const post = demonstrationChain.posts.find(
    (one) =>
      one.kind === kind &&
      (place.storeId === undefined || one.storeId === place.storeId) &&
      (place.regionId === undefined || one.regionId === place.regionId),
  );
  if (!post) throw new Error(`nobody is ${kind} there`);
  return { sub: post.holder.id, role: post.holder.role as TestCaller['role'] };
}

export const anybody: TestCaller = { sub: '', role: 'ANONYMOUS' };
export const clerk = holderOf('CLERK', { storeId: lakeside.id });
export const manager = holderOf('STORE_MANAGER', { storeId: lakeside.id });
export const director = holderOf('REGIONAL_DIRECTOR', { regionId: east.id });
export const otherDirector = holderOf('REGIONAL_DIRECTOR', { regionId: south.id });
export const customerService = holderOf('CUSTOMER_SERVICE');
export const administrator = holderOf('ADMINISTRATOR');

export const REGISTER = `mutation ($input: RegisterComplaintInput!) {
  registerComplaint(input: $input) {
    complaint {
      id number matterId status level source channel content demand anger occurredAt acceptedAt closedAt expectedResolutionAt
      confidentialTowardsStore store { id code } repeatOf { id } customer { id nameMasked phoneMasked emailMasked } rating { id }
      levelDerivation { sentenceZh sentenceEn policyVersion trace { complaintId position counted reason } }
    }
    errors { code path }
  }
}`;

/** Registers a complaint about the Lakeside store, with what is given besides. */
export async function register(house: IntakeHouse, given: Record<string, unknown> = {}, caller = clerk) {
  const input = {
    idempotencyKey: crypto.randomUUID(),
    storeId: lakeside.id,
    content: '冰箱不制冷',
    channel: 'COUNTER',
    ...given,
  };
  const { data, errors } = await house.ask(caller, REGISTER, { input });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.registerComplaint;
}
