import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How texts are compared: Unicode's compatibility form, small letters. A gram is two neighbouring letters or digits by their
 * code points, or three where all are ASCII, since digits come in too few pairs to tell much. A key is a gram, or a place, within
 * one month: 15 bits of month, 44 of gram. What is sought leaves out pairs that its triples imply. Names are qualified because
 * indexes are made and analysed with no schema in the search path.
 */
const FUNCTIONS = `
  create function search_words(variadic texts text[]) returns text language sql immutable parallel safe as $$
    select coalesce(lower(normalize(string_agg(one, E'\\n' order by place), NFKC)), '')
    from unnest(texts) with ordinality as text (one, place) where one is not null and one <> '[erased]'
  $$;

  create function search_signs(code integer) returns boolean language sql immutable parallel safe as $$
    select code between 48 and 57 or code between 97 and 122
      or (code > 191 and code not between 8192 and 8303 and code not between 12289 and 12291 and code not between 12296 and 12320)
  $$;

  create function search_grams(words text, sought boolean) returns bigint[]
    language plpgsql immutable parallel safe as $$
  declare
    grams bigint[] := '{}';
    sign text;
    code bigint;
    before bigint;
    last bigint;
    triple bigint;
  begin
    foreach sign in array string_to_array(words, null) loop
      code := ascii(sign);
      if not public.search_signs(code::integer) then
        code := null;
      elsif last is not null then
        triple := case when before < 128 and last < 128 and code < 128 then 1::bigint << 42 | before << 14 | last << 7 | code end;
        if sought and triple is not null then
          if grams[cardinality(grams)] = before << 21 | last then grams := trim_array(grams, 1); end if;
          grams := grams || triple;
        else
          grams := grams || (last << 21 | code);
          if triple is not null then grams := grams || triple; end if;
        end if;
      end if;
      before := last;
      last := code;
    end loop;
    return grams;
  end $$;

  create function search_month(instant timestamptz) returns integer language sql immutable parallel safe as $$
    select (extract(year from instant at time zone 'UTC') * 12 + extract(month from instant at time zone 'UTC'))::integer
  $$;

  create function search_place(id uuid) returns bigint language sql immutable parallel safe as $$
    select 1::bigint << 43 | ('x' || right(id::text, 10))::bit(40)::bigint
  $$;

  create function search_keys(month integer, grams bigint[]) returns bigint[] language sql immutable parallel safe as $$
    select coalesce(array_agg(month::bigint << 44 | gram), '{}') from unnest(grams) as one (gram)
  $$;

  create function search_keys_of(accepted_at timestamptz, store_id uuid, region_id uuid, words text) returns bigint[]
    language sql immutable parallel safe as $$
    select public.search_keys(public.search_month(accepted_at), public.search_grams(words, false)
      || case when store_id is null then '{}' else array[public.search_place(store_id), public.search_place(region_id)] end)
  $$;
`;

/** The application reads it alone: it follows each complaint, also where its texts are erased. */
const TABLE = `
  create table complaint_search (
    complaint_id uuid primary key references complaint,
    accepted_at timestamptz not null,
    store_id uuid,
    region_id uuid,
    words text not null
  );

  create function keep_complaint_searched() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    insert into complaint_search (complaint_id, accepted_at, store_id, region_id, words)
      values (new.id, new.accepted_at, new.store_id, new.region_id,
        search_words(new.number, new.content, new.demand, new.expectation, new.occurred_place,
          new.people_involved, new.product, new.order_reference, new.order_key))
      on conflict (complaint_id) do update set accepted_at = excluded.accepted_at, store_id = excluded.store_id,
        region_id = excluded.region_id, words = excluded.words
      where (complaint_search.accepted_at, complaint_search.store_id, complaint_search.region_id, complaint_search.words)
        is distinct from (excluded.accepted_at, excluded.store_id, excluded.region_id, excluded.words);
    return null;
  end $$;
  create trigger complaint_searched
    after insert or update of number, content, demand, expectation, occurred_place, people_involved, product, order_reference,
      order_key, accepted_at, store_id, region_id on complaint
    for each row execute function keep_complaint_searched();
`;

const EARLIER = `
  insert into complaint_search (complaint_id, accepted_at, store_id, region_id, words)
    select id, accepted_at, store_id, region_id,
      search_words(number, content, demand, expectation, occurred_place, people_involved, product, order_reference,
        order_key) from complaint;
  create index complaint_search_keys on complaint_search
    using gin (search_keys_of(accepted_at, store_id, region_id, words)) with (fastupdate = off);
  alter index complaint_search_keys alter column 1 set statistics 0;
`;

/** What few complaints are is read in an index of its own; what most are is soon met among the newest. */
const FILTERS = `
  create index complaint_newest_of_level on complaint (level, accepted_at desc, id desc) where level in ('MAJOR', 'ABNORMAL');
  create index complaint_newest_of_status on complaint (status, accepted_at desc, id desc) where status not in ('OPEN', 'RESOLVED');
  create index complaint_newest_of_source on complaint (source, accepted_at desc, id desc) where source <> 'STORE';
  create index complaint_newest_of_channel on complaint (channel, accepted_at desc, id desc)
    where channel not in ('COUNTER', 'PHONE');
`;

/** Complaints are found by words of two characters and more, month by month. Source: R90. */
export class IntakeSearch1720000000080 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [FUNCTIONS, TABLE, EARLIER, FILTERS]) await runner.query(part);
    await runner.query('revoke insert, update, delete, truncate on complaint_search from intake_app');
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from the search');
  }
}
