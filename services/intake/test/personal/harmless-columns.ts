/** Columns that may hold words and stay when a person is erased, by the reason why that is harmless. */
export const HARMLESS: Readonly<Record<string, readonly string[]>> = {
  'a word of a closed vocabulary': [
    ...['complaint.status', 'complaint.level', 'complaint.source', 'complaint.channel', 'customer.language'],
    ...[
      'message.kind',
      'message.state',
      'message.channel',
      'message.language',
      'opinion_follow_up.state',
      'evidence.kind',
      'evidence.state',
      'evidence.media_type',
      'evidence.fault',
      'evidence_link.purpose',
      'link.purpose',
      'proposed_plan.purpose',
    ],
    ...['complaint.nature_code', 'complaint.urgency', 'complaint.difficulty', 'classification.difficulty'],
    ...['classification.nature_code', 'classification.urgency', 'classification.suggested_nature_code'],
    ...['classification.suggested_urgency', 'classification_example.nature_code', 'classification_example.urgency'],
    ...['reveal.kind', 'erasure.cause', 'directory_post.kind', 'channel.kind', 'channel.source'],
    ...[
      'intake_policy.confidentiality_grade',
      'level_change.cause',
      'level_change.from_level',
      'level_change.to_level',
    ],
  ],
  'made by chance or counted, and known to nobody but by itself': [
    ...['complaint.number', 'rating.repeat_number', 'proposed_plan.number', 'link.token_digest'],
  ],
  'sentences and counts of the rules, which name complaints by place and id': [
    ...['complaint.level_derivation', 'level_change.former_derivation'],
  ],
  'what the chain says of itself': [
    'category_tree.categories',
    ...['region.code', 'region.name_zh', 'region.name_en', 'store.code', 'store.name_zh', 'store.name_en'],
    ...['department.code', 'department.name_zh', 'department.name_en', 'intake_policy.document'],
    ...['intake_policy.document_number', 'directory_post.deputies', 'channel.address', 'channel.published_in'],
    ...['channel.hours_note_en', 'channel.hours_note_zh', 'channel.opening_hours', 'channel_verification.finding'],
  ],
  'in clear only before the vault; emptied when it is sealed, and on erasure': [
    ...['customer.name', 'customer.phone', 'customer.email', 'customer.member_number'],
  ],
  'the key itself, destroyed': ['customer.wrapped_key'],
  'kept until it is sent, then emptied; on erasure given up': ['message.address', 'message.text'],
  'why somebody was erased, without what the person was known by': ['erasure.reason'],
  'a word that at least five persons have used': ['term.word'],
  'events hold neither words nor contacts: references, closed vocabularies, figures, and terms': [
    ...['outbox.payload', 'outbox.subject', 'outbox.aggregate_type', 'outbox.actor_id', 'outbox.trace_id'],
    ...['awaited_event.envelope', 'awaited_event.subject', 'awaited_event.awaits'],
    ...['dead_letter.envelope', 'dead_letter.subject', 'inbox.subject'],
  ],
  'what went wrong with an event, or what an operator said of one': [
    ...['outbox.error', 'dead_letter.error', 'dead_letter.drop_reason'],
  ],
  'digests, salted by the row; the salt is renewed on erasure': ['audit.before_digest', 'audit.after_digest'],
  'who did what when, by ids and codes': [
    ...['audit.actor_id', 'audit.on_behalf_of', 'audit.operation', 'audit.request_id', 'audit.reason'],
    ...['audit.table_name', 'audit.row_key', 'audit.change'],
  ],
  'a digest of what was asked, deleted with what came of it, else after seven days': [
    ...['idempotency_key.caller', 'idempotency_key.operation', 'idempotency_key.key', 'idempotency_key.input_digest'],
  ],
  'what tells an import that a row was taken in before, so that nobody erased is imported again': [
    ...['import_row.system', 'import_row.external_id', 'import_row.digest', 'import_row.matter_mark'],
    ...['import_row.number', 'import_row.level', 'import_row.nature'],
  ],
  'what is searched follows the complaint, and forgets with it': ['complaint_search.words'],
  'a digest of what is limited, forgotten within a day': ['attempt_window.mark'],
  'made by chance, of an address that ends within the hour': ['evidence_link.token_digest'],
  'taken away with the files of the evidence': ['evidence.name', 'evidence.sha256'],
  'the names of the steps by which the tables came about': ['migration.name'],
};
