import { setImmediate } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { isDue, learn } from '../../domain/classifier/learner.js';
import { type Example, type Learner, training } from '../../domain/classifier/train.js';
import { findTreeInForce } from '../categories/find-trees.js';
import type { PublishedTree } from '../categories/published-tree.js';
import {
  type ClassificationExample,
  findExamplesAfter,
  MOST_EXAMPLES,
  sequenceBeforeNewest,
} from './classification-example.js';

/** What this process has learned, for one version of the tree. */
export interface Learned {
  tree: PublishedTree;
  nature: Learner | null;
  urgency: Learner | null;
}

interface Memory {
  /** How far the examples were read. */
  sequence: number;
  /** By complaint, the newest last. */
  examples: Map<string, ClassificationExample>;
  /** What was read and not learned yet. */
  fresh: ClassificationExample[];
  learned: Learned | null;
}

const memories = new WeakMap<DataSource, Memory>();
const PAGE = 1_000;
/** More at once are not learned one by one: everything is trained anew. */
const MOST_ONE_BY_ONE = 20;

/** What this process has learned from the examples of a database; null until it has read them. */
export const learnedFrom = (dataSource: DataSource): Learned | null => memories.get(dataSource)?.learned ?? null;

/**
 * Reads a page of what is new among the examples, and learns it once all was read. Every process follows for itself; what
 * it has learned is never stored.
 * @returns how many were read
 * Source: R17.
 */
export async function followExamples(dataSource: DataSource): Promise<number> {
  const { manager } = dataSource;
  const memory = memories.get(dataSource) ?? (await emptyMemory(dataSource));
  const page = await findExamplesAfter(manager, memory.sequence, PAGE);
  for (const example of page) {
    memory.examples.delete(example.complaintId);
    memory.examples.set(example.complaintId, example);
    memory.sequence = example.sequence;
  }
  memory.fresh.push(...page);
  for (const oldest of memory.examples.keys()) {
    if (memory.examples.size <= MOST_EXAMPLES) break;
    memory.examples.delete(oldest);
  }
  if (page.length === PAGE) return page.length;
  const fresh = memory.fresh.splice(0);
  const tree = await findTreeInForce(manager);
  const known = memory.learned;
  const forgotten = fresh.some(({ features }) => features.length === 0);
  if (known?.tree.version !== tree.version || forgotten || fresh.length > MOST_ONE_BY_ONE) {
    memory.learned = await trainedAnew(memory, tree);
  } else if (fresh.length > 0) {
    for (const aspect of ASPECTS) learnOneByOne(known, aspect, fresh);
    if (ASPECTS.some((aspect) => !known[aspect] || isDue(known[aspect])))
      memory.learned = await trainedAnew(memory, tree);
  }
  return page.length;
}

async function emptyMemory(dataSource: DataSource): Promise<Memory> {
  const sequence = await sequenceBeforeNewest(dataSource.manager);
  const memory: Memory = { sequence, examples: new Map(), fresh: [], learned: null };
  memories.set(dataSource, memory);
  return memory;
}

const ASPECTS = ['nature', 'urgency'] as const;
type Aspect = (typeof ASPECTS)[number];

function learnOneByOne({ tree, ...learners }: Learned, aspect: Aspect, fresh: readonly ClassificationExample[]): void {
  const learner = learners[aspect];
  if (learner) for (const lesson of lessonsOf(fresh, aspect, tree)) learn(learner, lesson);
}

async function trainedAnew({ examples }: Memory, tree: PublishedTree): Promise<Learned> {
  const all = [...examples.values()];
  const nature = await trainedOn(lessonsOf(all, 'nature', tree));
  return { tree, nature, urgency: await trainedOn(lessonsOf(all, 'urgency', tree)) };
}

/** What examples teach of one aspect: those erased teach nothing, nor does a nature that is retired. */
function lessonsOf(
  examples: readonly ClassificationExample[],
  aspect: Aspect,
  { categories }: PublishedTree,
): Example[] {
  const inUse = new Set(categories.filter(({ retired }) => !retired).map(({ code }) => code));
  return examples
    .filter(({ features, natureCode }) => features.length > 0 && (aspect === 'urgency' || inUse.has(natureCode)))
    .map(({ natureCode, urgency, features }) => ({ label: aspect === 'nature' ? natureCode : urgency, features }));
}

/** Trains while requests go on being answered: between steps they have their turn. */
async function trainedOn(examples: readonly Example[]): Promise<Learner | null> {
  if (examples.length === 0) return null;
  const steps = training(examples);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await setImmediate();
  }
}
