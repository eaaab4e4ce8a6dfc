/** One category of the tree of natures. Its code is its identity: it never vanishes and is never given to another. */
export interface Category {
  code: string;
  /** The category it lies under; null at the top. */
  parentCode: string | null;
  nameZh: string;
  nameEn: string;
  /** Whether complaints are no longer classified under it. */
  retired: boolean;
}

/** One version of the tree, in the order in which it is shown. Source: R16. */
export interface CategoryTree {
  version: number;
  categories: readonly Category[];
}

/** What stands for the tree, whatever its version, where events are told of it. */
export const CATEGORY_TREE_ID = '01990000-0000-7000-8000-000500000001';

/** A category and all that lie under it, by their codes; empty when there is none of that code. */
export function codesUnder(categories: readonly Category[], code: string): string[] {
  const under = new Set(categories.filter((one) => one.code === code).map((one) => one.code));
  for (let before = -1; under.size > before; ) {
    before = under.size;
    for (const { code: child, parentCode } of categories) {
      if (parentCode !== null && under.has(parentCode)) under.add(child);
    }
  }
  return [...under];
}
