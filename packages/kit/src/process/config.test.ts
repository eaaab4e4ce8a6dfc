import { expect, test } from 'vitest';
import { readConfig, ServiceConfig } from './config.js';

const complete = {
  PORT: '4001',
  DATABASE_URL: 'postgres://intake_app:secret@127.0.0.1:5432/intake',
  NATS_URL: 'nats://127.0.0.1:4222',
  GATEWAY_JWKS_URL: 'http://127.0.0.1:4000/.well-known/jwks.json',
  PUBLIC_URL: 'http://127.0.0.1:4000',
};

test('reads what is there and fills in defaults', () => {
  expect(readConfig(ServiceConfig, complete)).toMatchObject({ PORT: 4001, HOST: '127.0.0.1', DATABASE_POOL: 10 });
});

test('names every variable at fault and never its value', () => {
  const wrong = { ...complete, PORT: 'eighty', DATABASE_URL: 'mysql://root:hunter2@db', NATS_URL: undefined };
  expect(() => readConfig(ServiceConfig, wrong)).toThrow(/PORT[\s\S]*DATABASE_URL[\s\S]*NATS_URL/);
  expect(() => readConfig(ServiceConfig, wrong)).not.toThrow(/hunter2/);
});
