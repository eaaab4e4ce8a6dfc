import { expect, test } from 'vitest';
import { defaultPolicy } from '../policy.js';
import { complaintUrlOf, invitationOf } from './invitation.js';

const lakeside = { code: 'EAST-01', nameZh: '湖滨店', nameEn: 'Lakeside' };

test('R1, R95: a store invites its customers in both languages, in its own name', () => {
  expect(invitationOf(lakeside, defaultPolicy)).toEqual({
    invitationZh: '如果湖滨店做得不够好，请告诉我们。您的投诉会得到编号和答复。',
    invitationEn: 'If Lakeside did not do well enough, please tell us. Your complaint gets a number and an answer.',
  });
  const texts = { invitationZh: '{store}、{store}', invitationEn: 'Tell us.' };
  expect(invitationOf({ ...lakeside, nameZh: '$&店' }, texts)).toEqual({
    invitationZh: '$&店、$&店',
    invitationEn: 'Tell us.',
  });
});

test('R1: the QR code of a store leads to where its customers complain', () => {
  expect(complaintUrlOf(lakeside, 'https://example.com')).toBe('https://example.com/complain?store=EAST-01');
});
