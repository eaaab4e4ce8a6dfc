import type { TestCaller } from '@complaints/kit/testing';
import type { Category } from '../src/domain/categories/category.js';
import { administrator, clerk, type IntakeHouse } from './intake-house.js';

const CLASSIFIED = `complaint { id classification {
  nature { code nameZh nameEn } categoryVersion urgency difficulty
  impactSatisfaction impactReputation impactFinance classifiedAt
} }`;
const CLASSIFY = `mutation ($input: ClassifyComplaintInput!) {
  answer: classifyComplaint(input: $input) { ${CLASSIFIED} errors { code path } }
}`;
const CONFIRM = `mutation ($input: ConfirmClassificationInput!) {
  answer: confirmClassification(input: $input) { ${CLASSIFIED} errors { code path } }
}`;
const PUBLISH = `mutation ($input: PublishCategoriesInput!) {
  answer: publishCategories(input: $input) { tree { version publishedAt categories { code } } errors { code path } }
}`;

async function ask(house: IntakeHouse, mutation: string, given: object, caller: TestCaller) {
  const input = { idempotencyKey: crypto.randomUUID(), ...given };
  const { data, errors } = await house.ask(caller, mutation, { input });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.answer;
}

/** Classifies a complaint as a normal fault of the goods, but for what is given. */
export const classify = (house: IntakeHouse, complaintId: string, given: object = {}, caller = clerk) =>
  ask(house, CLASSIFY, { complaintId, natureCode: 'QUALITY_DEFECT', urgency: 'NORMAL', ...given }, caller);

/** Decides where something was suggested. */
export const confirm = (house: IntakeHouse, complaintId: string, given: object, caller = clerk) =>
  ask(house, CONFIRM, { complaintId, ...given }, caller);

/** Publishes a tree of natures. */
export const publishCategories = (house: IntakeHouse, categories: readonly Category[], caller = administrator) =>
  ask(house, PUBLISH, { categories }, caller);
