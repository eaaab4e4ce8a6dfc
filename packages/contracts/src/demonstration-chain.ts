import { Role } from './identity.js';
import { PostKind } from './vocabulary.js';

/** A small chain for trying the platform: two regions, ten stores, every post held. No real person or place. */

export interface NamedPlace {
  id: string;
  code: string;
  nameZh: string;
  nameEn: string;
}
export interface DemonstrationPost {
  id: string;
  kind: PostKind;
  storeId: string | null;
  regionId: string | null;
  departmentId: string | null;
  holder: { id: string; name: string; role: Role };
}

/** Fixed ids in the form of UUID v7, so that every service names the same things. */
const id = (kind: number, number: number): string =>
  `01990000-0000-7000-8000-${kind.toString(16).padStart(4, '0')}${number.toString(16).padStart(8, '0')}`;
const KIND = { region: 1, store: 2, department: 3, post: 4, staff: 5 } as const;

const regions: NamedPlace[] = [
  { id: id(KIND.region, 1), code: 'EAST', nameZh: '华东区域', nameEn: 'East Region' },
  { id: id(KIND.region, 2), code: 'SOUTH', nameZh: '华南区域', nameEn: 'South Region' },
];

const storeNames: [zh: string, en: string][][] = [
  [
    ['湖滨店', 'Lakeside'],
    ['钟楼店', 'Bell Tower'],
    ['运河店', 'Canal'],
    ['梧桐店', 'Plane Tree'],
    ['江岸店', 'Riverside'],
  ],
  [
    ['榕树店', 'Banyan'],
    ['海湾店', 'Bay'],
    ['云山店', 'Cloud Hill'],
    ['花城店', 'Flower City'],
    ['骑楼店', 'Arcade'],
  ],
];

const stores = regions.flatMap((region, r) =>
  (storeNames[r] ?? []).map(([nameZh, nameEn], s) => ({
    id: id(KIND.store, r * 5 + s + 1),
    regionId: region.id,
    code: `${region.code}-${String(s + 1).padStart(2, '0')}`,
    nameZh,
    nameEn,
  })),
);

const departments: (NamedPlace & { regionId: string | null })[] = [
  ...regions.flatMap((region, r) => [
    {
      id: id(KIND.department, r * 2 + 1),
      regionId: region.id,
      code: `${region.code}-LOGISTICS`,
      nameZh: '物流部',
      nameEn: 'Logistics',
    },
    {
      id: id(KIND.department, r * 2 + 2),
      regionId: region.id,
      code: `${region.code}-QUALITY`,
      nameZh: '质量部',
      nameEn: 'Quality',
    },
  ]),
  { id: id(KIND.department, 5), regionId: null, code: 'PURCHASING', nameZh: '采购中心', nameEn: 'Purchasing' },
];

const surnames = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴'];
const givenNames = ['芳', '伟', '敏', '静', '磊', '洋'];

const places: Omit<DemonstrationPost, 'id' | 'holder'>[] = [
  ...stores.flatMap((store) =>
    [PostKind.CLERK, PostKind.STORE_MANAGER].map((kind) => ({
      kind,
      storeId: store.id,
      regionId: store.regionId,
      departmentId: null,
    })),
  ),
  ...regions.flatMap((region) =>
    [
      PostKind.REGIONAL_DIRECTOR,
      PostKind.REGIONAL_PRESIDENT,
      PostKind.REGIONAL_VICE_PRESIDENT,
      PostKind.REGIONAL_HR,
      PostKind.CASHIER,
    ].map((kind) => ({ kind, storeId: null, regionId: region.id, departmentId: null })),
  ),
  ...departments.map((department) => ({
    kind: PostKind.DEPARTMENT_HEAD,
    storeId: null,
    regionId: department.regionId,
    departmentId: department.id,
  })),
  ...[PostKind.EXECUTIVE_PRESIDENT, PostKind.STORE_HEADQUARTERS, PostKind.CUSTOMER_SERVICE, PostKind.ADMINISTRATOR].map(
    (kind) => ({ kind, storeId: null, regionId: null, departmentId: null }),
  ),
];

const posts: DemonstrationPost[] = places.map((place, index) => ({
  ...place,
  id: id(KIND.post, index + 1),
  holder: {
    id: id(KIND.staff, index + 1),
    name: `${surnames[index % surnames.length]}${givenNames[Math.floor(index / surnames.length) % givenNames.length]}`,
    role: place.kind === PostKind.ADMINISTRATOR ? Role.ADMINISTRATOR : Role.STAFF,
  },
}));

export const demonstrationChain = { regions, stores, departments, posts } as const;
