import { regionChanged } from '@complaints/contracts';
import { record } from '@complaints/kit';
import type { EntityManager } from 'typeorm';

/** A region as it shall be. */
export interface ChangeRegion {
  id: string;
  code: string;
  nameZh: string;
  nameEn: string;
}

/** Makes a region what it shall be and tells it; one that is so already is left alone and nothing is told. */
export async function changeRegion(em: EntityManager, command: ChangeRegion & { now: Date }): Promise<void> {
  const { id, code, nameZh, nameEn, now } = command;
  // The conflicting row is locked even where nothing is updated.
  const changed = await em.query(
    `insert into region as held (id, code, name_zh, name_en) values ($1, $2, $3, $4)
     on conflict (id) do update set code = excluded.code, name_zh = excluded.name_zh, name_en = excluded.name_en
     where (held.code, held.name_zh, held.name_en) is distinct from (excluded.code, excluded.name_zh, excluded.name_en)
     returning id`,
    [id, code, nameZh, nameEn],
  );
  if (changed.length > 0) record(em, now, [regionChanged.of({ regionId: id, code, nameZh, nameEn })]);
}
