import { Role } from './identity.js';
import { ChannelKind, PostKind, Source, Weekday } from './vocabulary.js';

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

export interface DemonstrationChannel {
  id: string;
  /** Null for a central one. */
  storeId: string | null;
  kind: ChannelKind;
  source: Source;
  operatedByChain: boolean;
  address: string;
  openingHours: { weekday: Weekday; opensAt: string; closesAt: string }[];
  publishedIn: string[];
  keeperPostId: string | null;
}

/** Fixed ids in the form of UUID v7, so that every service names the same things. */
const id = (kind: number, number: number): string =>
  `01990000-0000-7000-8000-${kind.toString(16).padStart(4, '0')}${number.toString(16).padStart(8, '0')}`;
const KIND = { region: 1, store: 2, department: 3, post: 4, staff: 5, channel: 7 } as const;

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

const daily = (opensAt: string, closesAt: string) =>
  Object.values(Weekday).map((weekday) => ({ weekday, opensAt, closesAt }));
const postOf = (kind: PostKind, storeId: string | null) =>
  posts.find((post) => post.kind === kind && post.storeId === storeId)?.id ?? null;

const ownChannels: Omit<DemonstrationChannel, 'id' | 'source' | 'operatedByChain'>[] = [
  {
    storeId: null,
    kind: ChannelKind.PHONE,
    address: '400-000-0000',
    openingHours: daily('08:00', '22:00'),
    publishedIn: ['门店入口海报', '官网'],
    keeperPostId: postOf(PostKind.CUSTOMER_SERVICE, null),
  },
  {
    storeId: null,
    kind: ChannelKind.EMAIL,
    address: 'complaints@example.com',
    openingHours: [],
    publishedIn: ['官网'],
    keeperPostId: postOf(PostKind.CUSTOMER_SERVICE, null),
  },
  ...stores.map(({ id: storeId, nameZh }) => ({
    storeId,
    kind: ChannelKind.COUNTER,
    address: `${nameZh}一层服务台`,
    openingHours: daily('09:00', '21:00'),
    publishedIn: ['门店入口海报'],
    keeperPostId: postOf(PostKind.STORE_MANAGER, storeId),
  })),
];

const channels: DemonstrationChannel[] = [
  ...ownChannels.map((channel) => ({ ...channel, source: Source.STORE, operatedByChain: true })),
  {
    storeId: null,
    kind: ChannelKind.LETTER,
    source: Source.AUTHORITY,
    operatedByChain: false,
    address: '市场监督管理部门转办函',
    openingHours: [],
    publishedIn: [],
    keeperPostId: postOf(PostKind.CUSTOMER_SERVICE, null),
  },
].map((channel, index) => ({ ...channel, id: id(KIND.channel, index + 1) }));

export const demonstrationChain = { regions, stores, departments, posts, channels } as const;
