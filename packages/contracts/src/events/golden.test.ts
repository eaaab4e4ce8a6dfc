import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Envelope } from '../event.js';
import { EVENTS } from './index.js';

const folder = new URL('../../golden/', import.meta.url);

/** What is committed for a subject: the shape as JSON Schema and one message as it travels. */
const goldenOf = (subject: string) => JSON.parse(readFileSync(new URL(`${subject}.json`, folder), 'utf8'));

describe.each(EVENTS.map((type) => [type.subject, type] as const))('%s', (subject, type) => {
  test('has the shape that is committed', () => {
    expect(z.toJSONSchema(type.shape, { io: 'input', unrepresentable: 'any' })).toEqual(goldenOf(subject).schema);
  });

  test('reads the committed message and writes the same again', () => {
    const { sample } = goldenOf(subject);
    const envelope = z.decode(Envelope, sample);
    const payload = z.decode(type.shape, envelope.payload as never);
    expect(type.aggregateIdOf(payload)).toBe(envelope.aggregateId);
    expect(z.encode(Envelope, { ...envelope, payload: z.encode(type.shape, payload) })).toEqual(sample);
  });

  test('begins with the service that tells it and ends with its version', () => {
    expect(subject).toMatch(/^(intake|escalation|fund|analytics)(\.[a-z_]+)+\.v\d+$/);
  });

  test('refuses a field it does not know, so that nothing travels unnoticed', () => {
    const { payload } = goldenOf(subject).sample;
    expect(() => z.decode(type.shape, { ...payload, phone: '+8613800000000' } as never)).toThrow();
  });
});

test('every committed message belongs to an event that exists', () => {
  const subjects = EVENTS.map((type) => `${type.subject}.json`);
  expect(readdirSync(folder).sort()).toEqual(subjects.sort());
});
