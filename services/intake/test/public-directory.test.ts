import { demonstrationChain } from '@complaints/contracts';
import jsQR from 'jsqr';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { change, letterbox } from './channels.js';
import { anybody, clerk, east, type IntakeHouse, lakeside, publicUrl, startIntake } from './intake-house.js';

let house: IntakeHouse;
beforeAll(async () => {
  house = await startIntake();
});
afterAll(() => house?.stop());

const PUBLIC = `query ($storeId: ID, $regionId: ID, $first: Int, $after: String) {
  publicChannels(storeId: $storeId, regionId: $regionId, first: $first, after: $after) {
    edges { node { id kind address openingHours { weekday opensAt closesAt } store { code nameZh complaintUrl } } }
    pageInfo { hasNextPage endCursor }
  }
}`;
async function published(at: Record<string, unknown> = {}) {
  const { data, errors } = await house.ask(anybody, PUBLIC, at);
  expect(errors).toBeUndefined();
  return data.publicChannels.edges.map(({ node }: { node: object }) => node);
}

test('R1: anybody reads without login where to complain: centrally, at a store, at the stores of a region', async () => {
  const central = await published();
  expect(central).toMatchObject([
    { kind: 'PHONE', address: '400-000-0000', store: null },
    { kind: 'EMAIL', openingHours: [], store: null },
  ]);
  expect(central[0].openingHours[6]).toEqual({ weekday: 'SUNDAY', opensAt: '08:00', closesAt: '22:00' });
  const store = { code: 'EAST-01', nameZh: '湖滨店', complaintUrl: `${publicUrl}/complain?store=EAST-01` };
  expect(await published({ storeId: lakeside.id })).toMatchObject([{ kind: 'COUNTER', store }]);
  expect(await published({ regionId: east.id })).toHaveLength(5);
  expect(await published({ storeId: 'no id' })).toEqual([]);
  const page = (await house.ask(anybody, PUBLIC, { first: 1 })).data.publicChannels;
  const next = (await house.ask(anybody, PUBLIC, { first: 1, after: page.pageInfo.endCursor })).data.publicChannels;
  expect([page.pageInfo.hasNextPage, next.edges[0].node.kind]).toEqual([true, 'EMAIL']);
});

test('R1: what is not published, or used no more, is shown to nobody', async () => {
  const shown = async () => (await published({ storeId: lakeside.id })).map(({ kind }: { kind: string }) => kind);
  const { channel } = await change(house, 'changeChannel', { input: { ...letterbox, publishedIn: [] } });
  expect(await shown()).toEqual(['COUNTER']);
  await change(house, 'changeChannel', { input: { ...letterbox, id: channel.id } });
  expect(await shown()).toEqual(['COUNTER', 'EMAIL']);
  await change(house, 'retireChannel', { input: { channelId: channel.id } });
  expect(await shown()).toEqual(['COUNTER']);
});

/** The modules of a QR code row by row, dark ones as true: those whose middle lies within the outlines of an SVG path. */
function modulesOf(svg: string): boolean[][] {
  const size = Number(/viewBox="-4 -4 (\d+)/.exec(svg)?.[1]);
  const outlines = (/ d="M([^"]+)"/.exec(svg)?.[1] ?? '').split('M').map((outline) => outline.match(/\d+ \d+/g) ?? []);
  const walls = outlines.flatMap((points) =>
    points.flatMap((point, index) => {
      const [ax = 0, ay = 0] = point.split(' ').map(Number);
      const [bx = 0, by = 0] = (points[(index + 1) % points.length] ?? point).split(' ').map(Number);
      return ax === bx ? [{ x: ax, from: Math.min(ay, by), to: Math.max(ay, by) }] : [];
    }),
  );
  const isDark = (x: number, y: number) =>
    walls.filter((wall) => wall.x <= x && wall.from <= y && y < wall.to).length % 2;
  const places = Array.from({ length: size }, (_, place) => place - 4);
  return places.map((y) => places.map((x) => isDark(x, y) === 1));
}

/** What a camera reads of a QR code. */
function read(svg: string): string | undefined {
  const modules = modulesOf(svg);
  const dots = 4;
  const side = modules.length * dots;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let place = 0; place < side * side; place += 1) {
    const [x, y] = [Math.floor((place % side) / dots), Math.floor(place / side / dots)];
    if (modules[y]?.[x]) pixels.set([0, 0, 0], place * 4);
  }
  return jsQR.default(pixels, side, side)?.data;
}

test('R1: the QR code of a store leads to where its customers complain, with an invitation in both languages', async () => {
  const fields = 'code complaintUrl complaintQrSvg invitationZh invitationEn';
  const { data } = await house.ask(
    anybody,
    `{ publicStore(code: "EAST-01") { ${fields} } none: publicStore(code: "x") { id } }`,
  );
  const { publicStore } = data;
  expect(publicStore).toMatchObject({
    complaintUrl: `${publicUrl}/complain?store=EAST-01`,
    invitationZh: '如果湖滨店做得不够好，请告诉我们。您的投诉会得到编号和答复。',
    invitationEn: 'If Lakeside did not do well enough, please tell us. Your complaint gets a number and an answer.',
  });
  expect(read(publicStore.complaintQrSvg)).toBe(publicStore.complaintUrl);
  expect(data.none).toBeNull();
  const asStaff = await house.ask(clerk, `query ($id: ID!) { store(id: $id) { ${fields} } }`, { id: lakeside.id });
  expect(asStaff.data.store).toEqual(publicStore);
});

test('R91: without login nothing is read of who keeps a channel, nor of the directory behind it', async () => {
  const { errors } = await house.ask(anybody, '{ publicChannels { edges { node { keeper { id } } } } }');
  expect(errors).toHaveLength(1);
  const counter = demonstrationChain.channels.find(({ storeId }) => storeId === lakeside.id);
  const { data } = await house.ask(anybody, 'query ($id: ID!) { channel(id: $id) { id } }', { id: counter?.id });
  expect(data.channel).toBeNull();
});
