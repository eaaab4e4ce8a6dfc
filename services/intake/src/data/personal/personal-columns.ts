/** What stands where the words of an erased person stood and nothing may be missing. */
export const ERASED = '[erased]';

/** A column that holds words of a person or tells who it is, and what is left of it once the person is erased. */
export interface PersonalColumn {
  table: string;
  column: string;
  /** Null, the placeholder, or an expression on the row. */
  becomes: typeof ERASED | null | { expression: string };
  /** Whether it holds words, so that they are masked in answers and revealed on demand. */
  isText: boolean;
}

const text = (table: string, column: string, becomes: PersonalColumn['becomes'] = null): PersonalColumn => ({
  table,
  column,
  becomes,
  isText: true,
});
const trace = (table: string, column: string): PersonalColumn => ({ table, column, becomes: null, isText: false });

/** What was amended when, and by whom, stays; of the customer's words neither the old nor the new ones do. */
const WITHOUT_WORDS = `(
  select coalesce(jsonb_agg(
    case when change ->> 'field' = any('{content,demand,expectation,product,orderReference,occurredPlace,peopleInvolved}')
      then change || '{"before": null, "after": null}' else change end order by place), '[]')
  from jsonb_array_elements(changes) with ordinality as one (change, place))`;

/**
 * Every column that holds what was said by or about a person, or by which the person could be found: the one list by which
 * it is revealed and erased. A test holds it against the database's own catalogue. Source: R8.
 */
export const PERSONAL_COLUMNS: readonly PersonalColumn[] = [
  text('complaint', 'content', ERASED),
  text('complaint', 'demand'),
  text('complaint', 'expectation'),
  text('complaint', 'occurred_place'),
  text('complaint', 'people_involved'),
  text('complaint', 'product'),
  text('complaint', 'order_reference'),
  trace('complaint', 'order_key'),
  trace('complaint', 'filed_by_id'),
  trace('decision_letter', 'read_key'),
  text('rating', 'opinion'),
  text('plan_answer', 'objection'),
  text('complaint_revision', 'reason'),
  text('complaint_revision', 'changes', { expression: WITHOUT_WORDS }),
  text('level_change', 'reason'),
  text('hand_over', 'note'),
  text('opinion_follow_up', 'note'),
  { table: 'reveal', column: 'reason', becomes: ERASED, isText: false },
];

/** Tables whose rows go as a whole once the person is erased. */
export const PERSONAL_ROWS: readonly { table: string }[] = [
  { table: 'customer_contact' },
  { table: 'term_sighting' },
  { table: 'complaint_to_describe' },
];

/** What a person is told that is held on them, table by table. */
export const KEPT_OF_PERSONS: readonly string[] = [
  ...['customer', 'complaint', 'complaint_revision', 'level_change', 'hand_over', 'proposed_plan', 'plan_answer'],
  'decision_letter',
  ...['rating', 'link', 'message', 'reveal'],
];

/** By which column a table's rows belong to complaints, or to a person. */
export interface Owner {
  of: 'COMPLAINT' | 'CUSTOMER';
  column: string;
}

const byComplaint = (column: string): Owner => ({ of: 'COMPLAINT', column });
const byCustomer = (column: string): Owner => ({ of: 'CUSTOMER', column });

const OWNERS: Readonly<Record<string, readonly Owner[]>> = {
  complaint: [byComplaint('id')],
  customer: [byCustomer('id')],
  customer_contact: [byCustomer('customer_id')],
  reveal: [byComplaint('complaint_id'), byCustomer('customer_id')],
  term_sighting: [byComplaint('seen_by'), byCustomer('seen_by')],
};

/** To whom a table's rows belong; where nothing else is known to the complaint of `complaint_id`. */
export const ownersOf = (table: string): readonly Owner[] => OWNERS[table] ?? [byComplaint('complaint_id')];
