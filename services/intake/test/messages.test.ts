import { HOUR_MS, type Log, MINUTE_MS } from '@complaints/kit';
import { eventually } from '@complaints/kit/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { logMessages } from '../src/service.js';
import { resolve } from './cases.js';
import { type IntakeHouse, register, startIntake } from './intake-house.js';

describe('what customers are written', () => {
  let house: IntakeHouse;
  beforeAll(async () => {
    house = await startIntake();
  });
  afterAll(() => house.stop());

  const rows = (complaintId: string) =>
    house.dataSource.query(
      'select kind, state, address, text, attempts from message where complaint_id = $1 order by id',
      [complaintId],
    );
  const sentAbout = (number: string) => house.sent.filter(({ text }) => text.includes(number));

  test('R3, R95: an acknowledgement with number and expected time, in the language of the customer, once', async () => {
    const { complaint } = await register(house, { customer: { phone: '13512345678', language: 'EN' } });
    const message = await eventually(() => sentAbout(complaint.number)[0]);
    expect(message).toEqual({
      id: expect.any(String),
      kind: 'ACKNOWLEDGEMENT',
      channel: 'SMS',
      to: '+8613512345678',
      language: 'EN',
      subject: 'Your complaint was accepted',
      text: expect.stringContaining(`number ${complaint.number}. The person in charge`),
    });
    expect(message.text).toContain('2026-11-26 09:30');
    const [row] = await eventually(async () => {
      const found = await rows(complaint.id);
      return found[0].state === 'SENT' ? found : undefined;
    });
    expect(row).toEqual({ kind: 'ACKNOWLEDGEMENT', state: 'SENT', address: null, text: null, attempts: 1 });
    expect(sentAbout(complaint.number)).toHaveLength(1);
  });

  test('nobody is written to without an address, and nobody is asked to rate', async () => {
    for (const customer of [null, { memberNumber: 'M1' }, { phone: '0571 87654321' }]) {
      const { complaint } = await register(house, { customer });
      await resolve(house, complaint.id);
      expect(await rows(complaint.id)).toEqual([]);
      const requests = await house.dataSource.query('select id from link where complaint_id = $1', [complaint.id]);
      expect(requests).toEqual([]);
    }
  });

  test('a message that was not taken is tried again when its wait is over, and given up after ten attempts', async () => {
    house.outage.error = new Error('the operator is away');
    const { complaint } = await register(house, { customer: { email: 'late@example.com' } });
    const attempts = async (expected: number) =>
      eventually(async () => ((await rows(complaint.id))[0].attempts === expected ? true : undefined));
    await attempts(1);
    house.clock.moveBy(MINUTE_MS);
    await attempts(2);
    house.outage.error = null;
    house.clock.moveBy(5 * MINUTE_MS);
    const message = await eventually(() => sentAbout(complaint.number)[0]);
    expect(message).toMatchObject({ channel: 'EMAIL', to: 'late@example.com', language: 'ZH' });

    house.outage.error = new Error('the operator is away');
    const { complaint: lost } = await register(house, { customer: { email: 'lost@example.com' } });
    for (let attempt = 1; attempt <= 10; attempt += 1) {
      await eventually(async () => ((await rows(lost.id))[0].attempts === attempt ? true : undefined));
      house.clock.moveBy(2 * HOUR_MS);
    }
    const [row] = await eventually(async () => {
      const found = await rows(lost.id);
      return found[0].state === 'GIVEN_UP' ? found : undefined;
    });
    expect(row).toEqual({ kind: 'ACKNOWLEDGEMENT', state: 'GIVEN_UP', address: null, text: null, attempts: 10 });
    house.outage.error = null;
  });
});

describe('messages to the log', () => {
  const message = {
    id: '0199a1b2-c3d4-7000-8000-000000000001',
    kind: 'RATING_REQUEST',
    channel: 'SMS',
    to: '+8613512345678',
    language: 'EN',
    subject: 'Please rate the handling of your complaint',
    text: 'https://complaints.example.com/rate#secret',
  } as const;
  const written = async (showText: boolean) => {
    const lines: unknown[] = [];
    await logMessages({ info: (...line: unknown[]) => lines.push(line) } as unknown as Log, { showText }).send(message);
    return JSON.stringify(lines);
  };

  test('show id, kind and the masked address, and the text where it is allowed', async () => {
    const line = await written(true);
    for (const part of [message.id, message.kind, '135****5678', message.text]) expect(line).toContain(part);
    expect(line).not.toContain('13512345678');
  });

  test('never show the text in production', async () => {
    expect(await written(false)).not.toContain('secret');
  });
});
