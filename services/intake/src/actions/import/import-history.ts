import { RuleError } from '@complaints/contracts';
import { record } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { Complaint } from '../../data/complaint.js';
import { findCustomersOfOrders, lockSystem } from '../../data/import/find-import-rows.js';
import { ImportRow } from '../../data/import/import-row.js';
import { insertMany } from '../../data/insert-many.js';
import { Matter } from '../../data/matter.js';
import { policies } from '../../data/policy/find-policies.js';
import { orderKeyOf } from '../../domain/contact.js';
import type { History } from '../../domain/import/history.js';
import type { Vault } from '../../domain/vault.js';
import { complaintOf, type Policies, toldOf } from './history-complaint.js';
import { recogniseCustomers } from './recognise-customers.js';
import { type FreshRow, type GroupedMatter, sortOut } from './sort-out.js';

/** A row of a file: what it was read as, and what it said. */
export interface ReadRow {
  history: History;
  said: string;
}

/** Earlier complaints of one system, in the order of its file. */
export interface ImportHistory {
  /** The name of the system within which the ids are unique. */
  system: string;
  rows: readonly ReadRow[];
  /** Checks everything and writes nothing. */
  dryRun: boolean;
  vault: Vault;
  now: Date;
}

/** What became of a row. */
export type Fate =
  | { outcome: 'IMPORTED'; complaintId: string; number: string }
  /** Only in a dry run. */
  | { outcome: 'IMPORTABLE' }
  /** Imported before; saying the same, or something else, which changes nothing here. */
  | { outcome: 'ALREADY_THERE' | 'CHANGED' }
  | { outcome: 'REFUSED'; error: RuleError };

/**
 * Brings earlier complaints in as closed history: with number, level, matter and customer like any other, and without
 * case, clocks or a word to anybody. What is there already is left as it is.
 * @returns what became of each row, in their order
 * Source: R5, R9–R15.
 */
export async function importHistory(em: EntityManager, command: ImportHistory): Promise<Fate[]> {
  const { system, dryRun, now } = command;
  if (!dryRun) await lockSystem(em, system);
  const { fates, matters } = await sortOut(em, command);
  const fresh = fates.filter((fate): fate is FreshRow => typeof fate === 'object' && !(fate instanceof RuleError));
  const complaints = dryRun ? [] : await complaintsOf(em, { ...command, fresh, matters });
  await insertMany(em, Complaint, complaints);
  await insertMany(
    em,
    ImportRow,
    complaints.map(({ id }, index) => importRowOf(fresh[index] as FreshRow, { system, complaintId: id, now })),
  );
  record(
    em,
    now,
    complaints.flatMap((complaint) => toldOf(complaint, now)),
  );
  const made = complaints.values();
  return fates.map((fate) => {
    if (typeof fate === 'string') return { outcome: fate };
    if (fate instanceof RuleError) return { outcome: 'REFUSED', error: fate };
    const complaint = made.next().value;
    if (!complaint) return { outcome: 'IMPORTABLE' };
    return { outcome: 'IMPORTED', complaintId: complaint.id, number: complaint.number };
  });
}

type Making = ImportHistory & { fresh: readonly FreshRow[]; matters: Map<string, GroupedMatter> };

/** One complaint for each row; its customer and its matter are saved. */
async function complaintsOf(em: EntityManager, { fresh, matters, vault, now }: Making): Promise<Complaint[]> {
  const customers = await customersOf(em, { fresh, vault, now });
  const inForce: Policies = (await policies.until(em, now)).map(({ effectiveAt, policy }) => ({
    effectiveAt,
    policy,
  }));
  const opened: Matter[] = [];
  const complaints = fresh.map((row, index) => {
    const matter = matterOf(row, matters);
    const complaint = complaintOf(row, { matter, customerId: customers[index] ?? null, policies: inForce });
    if (matter.id === null) opened.push({ id: complaint.matterId, openedAt: complaint.acceptedAt });
    matter.id = complaint.matterId;
    matter.complaints.push(complaint);
    return complaint;
  });
  await insertMany(em, Matter, opened);
  return complaints;
}

function matterOf({ matterMark }: FreshRow, matters: Map<string, GroupedMatter>): GroupedMatter {
  const mark = matterMark?.toString('hex');
  const matter = (mark && matters.get(mark)) || { id: null, complaints: [] };
  if (mark) matters.set(mark, matter);
  return matter;
}

/** By the contact, else by the order; who comes back to a matter is known by the matter. Source: R5. */
async function customersOf(
  em: EntityManager,
  { fresh, vault, now }: Pick<Making, 'fresh' | 'vault' | 'now'>,
): Promise<(string | null)[]> {
  const given = fresh.flatMap(({ history: { contact, acceptedAt } }) => (contact ? [{ contact, acceptedAt }] : []));
  const recognised = (await recogniseCustomers(em, { given, vault, now })).values();
  const orderKeys = fresh.flatMap(({ history }) => (history.contact ? [] : (orderKeyOfRow(history) ?? [])));
  const byOrder = await findCustomersOfOrders(em, orderKeys);
  return fresh.map(({ history }) => {
    const orderKey = orderKeyOfRow(history);
    const customerId = history.contact ? recognised.next().value : orderKey && byOrder.get(orderKey);
    if (orderKey && customerId) byOrder.set(orderKey, customerId);
    return customerId || null;
  });
}

const orderKeyOfRow = ({ statement }: History): string | null => orderKeyOf(statement.orderReference);

function importRowOf(
  { history: { externalId, facts }, digest, matterMark }: FreshRow,
  { system, complaintId, now }: { system: string; complaintId: string; now: Date },
): ImportRow {
  return { system, externalId, complaintId, digest, matterMark, ...facts, importedAt: now };
}
