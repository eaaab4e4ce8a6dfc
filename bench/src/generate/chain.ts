import type { Database } from '../house/database.js';
import { CUSTOMERS, idOf, REGIONS, STORES } from './complaints.js';
import { givenNames, surnames } from './vocabulary.js';

/** Who asks; the posts are there from the beginning. */
export const staff = {
  customerService: idOf('staff', 1),
  director: idOf('staff', 2),
  /** Manages the store with the most complaints. */
  largeStoreManager: idOf('staff', 3),
  smallStoreManager: idOf('staff', 4),
} as const;

const posts: [staffId: string, kind: string, storeNumber: number | null, regionNumber: number | null][] = [
  [staff.customerService, 'CUSTOMER_SERVICE', null, null],
  [staff.director, 'REGIONAL_DIRECTOR', null, 1],
  [staff.largeStoreManager, 'STORE_MANAGER', 0, 0],
  [staff.smallStoreManager, 'STORE_MANAGER', STORES - 1, (STORES - 1) % REGIONS],
];

/** Regions, stores and the posts of those who ask. */
export async function generateChain(database: Database): Promise<void> {
  for (let number = 0; number < REGIONS; number += 1) {
    const values = [idOf('region', number), `R${number}`, `第${number}区域`, `Region ${number}`];
    await database.all('insert into region (id, code, name_zh, name_en) values ($1, $2, $3, $4)', values);
  }
  for (let number = 0; number < STORES; number += 1) {
    const values = [
      idOf('store', number),
      idOf('region', number % REGIONS),
      `S${number}`,
      `第${number}店`,
      `Store ${number}`,
    ];
    await database.all('insert into store (id, region_id, code, name_zh, name_en) values ($1, $2, $3, $4, $5)', values);
  }
  for (const [index, [holder, kind, store, region]] of posts.entries()) {
    await database.all(
      `insert into directory_post (id, kind, store_id, region_id, holder_id, deputies, version) values ($1, $2, $3, $4, $5, '[]', 1)`,
      [
        idOf('post', index),
        kind,
        store === null ? null : idOf('store', store),
        region === null ? null : idOf('region', region),
        holder,
      ],
    );
  }
}

/** What seals and marks contacts, as the service does it. */
export interface Sealing {
  newKey(): Buffer;
  seal(key: Buffer, about: string, text: string): Buffer;
  mark(kind: string, value: string): Buffer;
}

/** How a customer with a number is known. */
export const nameOf = (number: number): string =>
  `${surnames[(number * 7) % surnames.length]}${givenNames[(number * 13) % givenNames.length]}${number % 3 === 0 ? '' : givenNames[(number * 31 + 5) % givenNames.length]}`;
export const phoneOf = (number: number): string => `+8613${String(800_000_000 + number).slice(-9)}`;

const AT_ONCE = 10_000;
/** So many customers, those who complain most often, can be opened; all can be found. */
export const OPENED = 20_000;
const CLOSED = Buffer.alloc(40);

/** Customers with a name and a phone, under one key that all of them share, since making keys is not measured. */
export async function generateCustomers(
  database: Database,
  { vault, now, say }: { vault: Sealing; now: Date; say: (line: string) => void },
): Promise<void> {
  const key = vault.newKey();
  for (let from = 0; from < CUSTOMERS; from += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, CUSTOMERS - from) }, (_, index) => from + index);
    await database.all(
      `insert into customer (id, language, wrapped_key, known_since) select id, 'ZH', $2, $3 from unnest($1::uuid[]) as one (id)`,
      [numbers.map((number) => idOf('customer', number)), key, now],
    );
    const contacts = numbers.flatMap((number) => [
      [number, 'NAME', nameOf(number)] as const,
      [number, 'PHONE', phoneOf(number)] as const,
    ]);
    await database.all(
      `insert into customer_contact (id, customer_id, kind, sealed, mark, known_since)
       select gen_random_uuid(), customer_id, kind, sealed, mark, $5
       from unnest($1::uuid[], $2::text[], $3::bytea[], $4::bytea[]) as one (customer_id, kind, sealed, mark)`,
      [
        contacts.map(([number]) => idOf('customer', number)),
        contacts.map(([, kind]) => kind),
        contacts.map(([number, kind, value]) =>
          number < OPENED ? vault.seal(key, `${idOf('customer', number)} ${kind}`, value) : CLOSED,
        ),
        contacts.map(([, kind, value]) => vault.mark(kind, value)),
        now,
      ],
    );
    if ((from / AT_ONCE) % 10 === 9) say(`${(from + AT_ONCE).toLocaleString('en')} customers`);
  }
}
