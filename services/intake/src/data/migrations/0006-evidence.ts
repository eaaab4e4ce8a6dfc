import { audited, revoke } from '@complaints/kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const EVIDENCE = `
  create table evidence (
    id uuid primary key,
    complaint_id uuid not null references complaint,
    kind text not null check (kind in ('ORDER_RECORD', 'SERVICE_RECORD', 'PHOTO', 'RECORDING', 'LETTER', 'OTHER')),
    name text check (char_length(name) between 1 and 256),
    media_type text not null,
    size_bytes integer not null check (size_bytes > 0),
    sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
    state text not null check (state in ('AWAITED', 'STORED', 'REFUSED', 'REMOVED')),
    fault text check (fault in ('UPLOAD_BROKEN', 'STORAGE_AWAY', 'NEVER_CAME', 'WRONG_LENGTH', 'TYPE_NOT_ACCEPTED',
      'TYPE_DOES_NOT_FIT', 'DAMAGED', 'TOO_MANY_PIXELS', 'ACTIVE_CONTENT', 'HIDDEN_CONTENT', 'LOCATION_INSIDE', 'ENCRYPTED')),
    original_key uuid not null unique,
    copy_key uuid not null unique,
    copy_bytes integer check (copy_bytes > 0),
    added_by_id uuid not null,
    added_on_behalf_of_id uuid,
    added_at timestamptz not null,
    awaited_until timestamptz not null,
    upload_began_at timestamptz,
    stored_at timestamptz,
    removed_at timestamptz,
    files_gone_at timestamptz,
    audit_salt uuid not null default gen_random_uuid(),
    check ((state = 'REMOVED') = (name is null)),
    check ((state = 'REMOVED') = (removed_at is not null)),
    check (state <> 'STORED' or (sha256 is not null and copy_bytes is not null and stored_at is not null and fault is null)),
    check (state <> 'REFUSED' or fault is not null),
    check (files_gone_at is null or state in ('REFUSED', 'REMOVED'))
  );
  create index evidence_of_complaint on evidence (complaint_id, added_at, id);
  create index evidence_awaited on evidence (awaited_until) where state = 'AWAITED';
  create index evidence_files_to_go on evidence (id) where state in ('REFUSED', 'REMOVED') and files_gone_at is null;

  -- What was kept is sealed: it can be removed, and nothing of it can be changed.
  create function evidence_sealed() returns trigger language plpgsql as $$
  begin
    if old.state in ('REFUSED', 'REMOVED') and new.state not in (old.state, 'REMOVED')
      or old.state = 'STORED' and new.state not in ('STORED', 'REMOVED')
      or (new.complaint_id, new.kind, new.media_type, new.size_bytes, new.added_by_id, new.added_at)
        is distinct from
        (old.complaint_id, old.kind, old.media_type, old.size_bytes, old.added_by_id, old.added_at)
      or old.state <> 'AWAITED' and (new.original_key, new.copy_key) is distinct from (old.original_key, old.copy_key)
      or old.state = 'STORED' and new.state = 'STORED' and new is distinct from old
    then raise exception 'evidence is sealed' using errcode = 'restrict_violation';
    end if;
    return new;
  end $$;
  create trigger evidence_sealed before update on evidence for each row execute function evidence_sealed();

  -- Who asked for which file.
  create table evidence_access (
    id uuid primary key,
    evidence_id uuid not null references evidence,
    by_id uuid not null,
    on_behalf_of_id uuid,
    asked_at timestamptz not null,
    audit_salt uuid not null default gen_random_uuid()
  );
  create index evidence_access_of_evidence on evidence_access (evidence_id, asked_at);

  -- One-time addresses; only the digest of a token is kept, and nothing for long.
  create table evidence_link (
    id uuid primary key,
    evidence_id uuid not null references evidence,
    purpose text not null check (purpose in ('UPLOAD', 'DOWNLOAD')),
    token_digest bytea not null unique check (octet_length(token_digest) = 32),
    made_for_id uuid not null,
    on_behalf_of_id uuid,
    expires_at timestamptz not null,
    used_at timestamptz
  );
  create index evidence_link_expired on evidence_link (expires_at);
`;

export class IntakeEvidence1720000000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(EVIDENCE);
    for (const table of ['evidence', 'evidence_access']) await runner.query(audited(table, 'id'));
    await revoke(runner, 'delete, truncate', 'evidence');
    await revoke(runner, 'update, delete, truncate', 'evidence_access');
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from evidence');
  }
}
