import { createLog } from '@complaints/kit/process';
import { describe, expect, test } from 'vitest';
import { openGateway } from './config.js';
import { manualGateway } from './gateway.js';

const KEY = 'k'.repeat(43);
const log = createLog('fund', 'silent');
const open = (environment: Record<string, string>) => openGateway(environment, log);
const full = { PAYMENT_GATEWAY_URL: 'https://payments.chain.example/orders', PAYMENT_GATEWAY_KEY: KEY };
const refused = (variable: string) => expect.objectContaining({ message: expect.stringContaining(`  ${variable}: `) });

describe('R65: where money goes out', () => {
  test('is a person, where nothing is said or all of it is empty', () => {
    expect(open({})).toBe(manualGateway);
    const empty = { PAYMENT_GATEWAY_URL: '', PAYMENT_GATEWAY_KEY: '', PAYMENT_GATEWAY_CHANNELS: '' };
    expect(open({ ...empty, NODE_ENV: 'production' })).toBe(manualGateway);
  });

  test('is a payment service, with the channels it is said to pay', () => {
    expect(open({ ...full, NODE_ENV: 'production' }).channels).toEqual(['BANK_TRANSFER', 'WECHAT_PAY', 'ALIPAY']);
    expect(open({ ...full, PAYMENT_GATEWAY_CHANNELS: 'STORE_CREDIT, ALIPAY' }).channels).toEqual([
      'STORE_CREDIT',
      'ALIPAY',
    ]);
  });

  test('never gives cash, nor pays by what nobody knows', () => {
    for (const channels of ['CASH', 'ALIPAY,CASH', 'ALIPAY,', 'BARTER'])
      expect(() => open({ ...full, PAYMENT_GATEWAY_CHANNELS: channels })).toThrow(refused('PAYMENT_GATEWAY_CHANNELS'));
  });

  test('has address and key together, and no name or password in the address', () => {
    expect(() => open({ PAYMENT_GATEWAY_URL: full.PAYMENT_GATEWAY_URL })).toThrow(refused('PAYMENT_GATEWAY_KEY'));
    expect(() => open({ PAYMENT_GATEWAY_KEY: KEY })).toThrow(refused('PAYMENT_GATEWAY_KEY'));
    expect(() => open({ ...full, PAYMENT_GATEWAY_KEY: 'short' })).toThrow(refused('PAYMENT_GATEWAY_KEY'));
    const withPassword = { ...full, PAYMENT_GATEWAY_URL: 'https://fund:secret@payments.chain.example/orders' };
    expect(() => open(withPassword)).toThrow(refused('PAYMENT_GATEWAY_URL'));
    expect(() => open({ ...full, PAYMENT_GATEWAY_URL: 'ftp://payments.chain.example' })).toThrow(
      refused('PAYMENT_GATEWAY_URL'),
    );
  });

  test('is spoken to by https:// alone in production', () => {
    const plain = { ...full, PAYMENT_GATEWAY_URL: 'http://payments.chain.example/orders' };
    expect(open({ ...plain, NODE_ENV: 'development' }).channels).toContain('ALIPAY');
    expect(() => open({ ...plain, NODE_ENV: 'production' })).toThrow(refused('PAYMENT_GATEWAY_URL'));
  });
});
