import { RuleError } from '@complaints/contracts';
import type { Category } from './category.js';

const MOST_CATEGORIES = 500;
const MOST_LEVELS = 3;
const MOST_NAME_CHARACTERS = 60;
const CODE = /^[A-Z][A-Z0-9_]{0,39}$/;

/**
 * Everything that speaks against publishing a tree after the one in force, so that it can be put right at once; empty
 * when nothing does. Each names its field in the path.
 * Source: R16.
 */
export function treeFaults(given: readonly Category[], inForce: readonly Category[]): RuleError[] {
  if (given.length > MOST_CATEGORIES) {
    return [new RuleError('TOO_MANY_CATEGORIES', `A tree has at most ${MOST_CATEGORIES} categories.`, ['categories'])];
  }
  const byCode = new Map(given.map((one) => [one.code, one]));
  const before = new Map(inForce.map((one) => [one.code, one]));
  const faults = given.flatMap((category, index) => {
    const fault = (code: string, sentence: string, field: keyof Category) =>
      new RuleError(code, sentence, ['categories', String(index), field]);
    return [...nameFaults(category, fault), ...placeFaults(category, byCode, fault)].concat(
      given.findIndex(({ code }) => code === category.code) < index
        ? [fault('CODE_TWICE', `${category.code} stands there twice.`, 'code')]
        : [],
      before.get(category.code)?.retired && !category.retired
        ? [fault('CODE_RETIRED', `${category.code} was retired and is never used again.`, 'retired')]
        : [],
    );
  });
  const vanished = inForce.filter(({ code }) => !byCode.has(code));
  const missing = vanished.map(
    ({ code }) => new RuleError('CODE_VANISHED', `${code} is missing; retire it instead.`, ['categories']),
  );
  const empty = given.every(({ retired }) => retired)
    ? [new RuleError('NO_CATEGORY_LEFT', 'A tree has a category that is not retired.', ['categories'])]
    : [];
  return [...faults, ...missing, ...empty];
}

type Fault = (code: string, sentence: string, field: keyof Category) => RuleError;

function nameFaults({ code, nameZh, nameEn }: Category, fault: Fault): RuleError[] {
  const faults = CODE.test(code)
    ? []
    : [fault('CODE_INVALID', 'A code is 1 to 40 capital letters, digits and _ signs, a letter first.', 'code')];
  for (const [field, name] of [['nameZh', nameZh] as const, ['nameEn', nameEn] as const]) {
    if (!isName(name)) {
      const sentence = `A name is 1 to ${MOST_NAME_CHARACTERS} characters of plain text.`;
      faults.push(fault('NAME_INVALID', sentence, field));
    }
  }
  return faults;
}

function isName(name: string): boolean {
  const length = [...name].length;
  return name.trim() !== '' && length <= MOST_NAME_CHARACTERS && name.isWellFormed() && !/\p{Cc}/u.test(name);
}

/** Whether a category lies somewhere: known parents, no circle, not too deep, nothing in use under what is retired. */
function placeFaults(category: Category, byCode: ReadonlyMap<string, Category>, fault: Fault): RuleError[] {
  const { code, parentCode, retired } = category;
  if (parentCode === null) return [];
  const parent = byCode.get(parentCode);
  if (!parent) return [fault('PARENT_UNKNOWN', `There is no ${parentCode} in this tree.`, 'parentCode')];
  const path = [code];
  for (let at: Category | undefined = category; at && at.parentCode !== null; at = byCode.get(at.parentCode)) {
    if (path.includes(at.parentCode)) return [fault('CYCLE', `${code} lies under itself.`, 'parentCode')];
    path.push(at.parentCode);
  }
  if (path.length > MOST_LEVELS) {
    return [fault('TOO_DEEP', `A tree has at most ${MOST_LEVELS} levels.`, 'parentCode')];
  }
  if (parent.retired && !retired) {
    return [fault('PARENT_RETIRED', `${parentCode} is retired, so ${code} must be too.`, 'parentCode')];
  }
  return [];
}
