import { storeChanged } from '@complaints/contracts';
import { record } from '@complaints/kit';
import type { EntityManager } from 'typeorm';

/** A store as it shall be. */
export interface ChangeStore {
  id: string;
  regionId: string;
  code: string;
  nameZh: string;
  nameEn: string;
}

/** Makes a store what it shall be and tells it; one that is so already is left alone and nothing is told. */
export async function changeStore(em: EntityManager, command: ChangeStore & { now: Date }): Promise<void> {
  const { id, regionId, code, nameZh, nameEn, now } = command;
  // The conflicting row is locked even where nothing is updated.
  const changed = await em.query(
    `insert into store as held (id, region_id, code, name_zh, name_en) values ($1, $2, $3, $4, $5)
     on conflict (id) do update set region_id = excluded.region_id, code = excluded.code, name_zh = excluded.name_zh, name_en = excluded.name_en
     where (held.region_id, held.code, held.name_zh, held.name_en) is distinct from (excluded.region_id, excluded.code, excluded.name_zh, excluded.name_en)
     returning id`,
    [id, regionId, code, nameZh, nameEn],
  );
  if (changed.length > 0) record(em, now, [storeChanged.of({ storeId: id, regionId, code, nameZh, nameEn })]);
}
