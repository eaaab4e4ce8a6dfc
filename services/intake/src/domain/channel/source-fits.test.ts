import { ChannelKind, EXTERNAL_SOURCES, Source } from '@complaints/contracts';
import { describe, expect, test } from 'vitest';
import { type FollowedChannel, type GivenWay, sourceFits, wayTaken } from './source-fits.js';

const INTERNAL = Object.values(Source).filter((source) => !EXTERNAL_SOURCES.includes(source));
const kinds = Object.values(ChannelKind);
const fitting = (kind: ChannelKind, operatedByChain?: boolean) =>
  Object.values(Source).filter((source) =>
    sourceFits(operatedByChain === undefined ? { kind } : { kind, operatedByChain }, source),
  );

describe('what arrives by a channel', () => {
  test.each(kinds)('R1: %s that the chain operates is internal, its hotline and web form included', (kind) => {
    expect(fitting(kind, true)).toEqual(INTERNAL);
  });

  test.each(kinds)('R1: %s that others operate is external, the public web only where it stands on it', (kind) => {
    const online = ['WEB_FORM', 'APP', 'CHAT', 'SOCIAL_MEDIA'].includes(kind);
    const external = EXTERNAL_SOURCES.filter((source) => online || source !== Source.PUBLIC_WEB);
    expect(fitting(kind, false)).toEqual(external);
    expect(fitting(kind)).toEqual([...INTERNAL, ...external]);
  });
});

const hotline: FollowedChannel = { id: 'hotline', kind: 'PHONE', source: 'STORE', retiredAt: null };
const refusal = (given: GivenWay, registered: FollowedChannel | null = hotline) => {
  try {
    return wayTaken(given, registered);
  } catch (error) {
    const { code, path } = error as { code: string; path: string[] };
    return `${code} ${path}`;
  }
};

test('R1: kind and source follow the registered channel', () => {
  const way = { channelId: 'hotline', channel: 'PHONE', source: 'STORE' };
  expect(wayTaken({ channelId: 'hotline' }, hotline)).toEqual(way);
  expect(wayTaken(way as GivenWay, hotline)).toEqual(way);
  const bureau = { ...hotline, source: Source.AUTHORITY };
  expect(wayTaken({ channelId: 'hotline' }, bureau).source).toBe('AUTHORITY');
});

test('R1: what contradicts the registered channel is refused', () => {
  const channelId = 'hotline';
  expect(refusal({ channelId, source: 'PUBLIC_WEB' })).toBe('SOURCE_CONTRADICTS_CHANNEL source');
  expect(refusal({ channelId, source: 'PRESIDENT' })).toBe('SOURCE_CONTRADICTS_CHANNEL source');
  expect(refusal({ channelId, channel: 'EMAIL' })).toBe('CHANNEL_CONTRADICTS channel');
  expect(refusal({ channelId }, { ...hotline, retiredAt: new Date(0) })).toBe('CHANNEL_RETIRED channelId');
  expect(refusal({ channelId }, null)).toBe('CHANNEL_NOT_FOUND channelId');
});

test('R1, R2: without a registered channel the kind is said, and the source is the store unless another fits', () => {
  expect(wayTaken({ channel: 'COUNTER' }, null)).toEqual({ channelId: null, channel: 'COUNTER', source: 'STORE' });
  expect(refusal({ channel: 'LETTER', source: 'MEDIA' }, null)).toMatchObject({ source: 'MEDIA' });
  expect(refusal({ channel: 'PHONE', source: 'PUBLIC_WEB' }, null)).toBe('SOURCE_CONTRADICTS_CHANNEL source');
  expect(refusal({}, null)).toBe('CHANNEL_MISSING channel');
});
