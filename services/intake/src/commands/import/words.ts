import { ChannelKind, ComplaintStatus, RuleError, Source } from '@complaints/contracts';
import { CHANNELS, type Way, wayOf } from '../ingest/channels.js';

/** What other systems call things, in small letters; the names used here are known besides. */
const STATUSES = new Map<string, ComplaintStatus>([
  ...inAll(ComplaintStatus.RESOLVED, [
    '已解决',
    '解决',
    '已办结',
    '办结',
    '已结案',
    '结案',
    '已关闭',
    '关闭',
    '已完成',
    '完成',
  ]),
  ...inAll(ComplaintStatus.RESOLVED, ['resolved', 'closed', 'done', 'solved']),
  ...inAll(ComplaintStatus.CLOSED_PROVISIONALLY, ['暂时关闭', '暂时结案', '联系不上', '无法联系', 'unreachable']),
  ...inAll(ComplaintStatus.CLOSED_WITHOUT_AGREEMENT, ['未解决', '未达成一致', '协商未成', '调解失败', 'unsolved']),
]);

const SOURCES = new Map<string, Source>([
  ...inAll(Source.PRESIDENT, ['总裁', '总裁投诉']),
  ...inAll(Source.SPOKESPERSON, ['新闻发言人', '企业新闻发言人']),
  ...inAll(Source.MAILBOX, ['投诉信箱', '企业内网投诉信箱']),
  ...inAll(Source.STORE, ['门店', '内部']),
  ...inAll(Source.PUBLIC_WEB, ['外网', '互联网', '网络']),
  ...inAll(Source.MEDIA, ['媒体']),
  ...inAll(Source.CONSUMER_ASSOCIATION, ['消协', '消费者协会', '12315']),
  ...inAll(Source.AUTHORITY, ['主管部门', '政府', '市场监管', '12345', '法院']),
]);

const SATISFACTIONS = new Map<string, number>([
  ...inAll(5, ['非常满意', '很满意']),
  ...inAll(4, ['满意', '基本满意']),
  ...inAll(3, ['一般', '中立']),
  ...inAll(2, ['不满意', '不太满意']),
  ...inAll(1, ['非常不满意', '很不满意']),
]);

const YES = ['true', 'yes', 'y', '1', '是', '保密'];
const NO = ['false', 'no', 'n', '0', '否', '', '不保密'];

function inAll<Meaning>(meaning: Meaning, words: readonly string[]): [string, Meaning][] {
  return words.map((word) => [word, meaning]);
}

const plain = (word: string): string => word.normalize('NFKC').trim().toLowerCase();

/** @throws RuleError WORD_UNKNOWN */
export function readStatus(word: string): ComplaintStatus {
  const named = nameOf(ComplaintStatus, word) ?? STATUSES.get(plain(word));
  if (named || word.trim() === '') return named ?? ComplaintStatus.RESOLVED;
  throw unknown('status');
}

/**
 * By which way in a complaint came, and so by which source where no other is said.
 * @throws RuleError CHANNEL_MISSING, WORD_UNKNOWN
 */
export function readWay(channelWord: string, sourceWord: string): Way {
  if (channelWord.trim() === '') throw new RuleError('CHANNEL_MISSING', 'The row says no channel.', ['channel']);
  const channel = nameOf(ChannelKind, channelWord);
  const way = channel ? { channel, source: Source.STORE } : wayOf(channelWord, CHANNELS);
  if (!way) throw unknown('channel');
  if (sourceWord.trim() === '') return way;
  const source = nameOf(Source, sourceWord) ?? SOURCES.get(plain(sourceWord));
  if (!source) throw unknown('source');
  return { channel: way.channel, source };
}

/** @throws RuleError WORD_UNKNOWN */
export function readSatisfaction(word: string): number | null {
  return SATISFACTIONS.get(plain(word)) ?? readGrade(word, 'satisfaction');
}

/** @throws RuleError WORD_UNKNOWN when it is no number */
export function readGrade(word: string, field: 'anger' | 'satisfaction'): number | null {
  const digits = plain(word);
  if (digits === '') return null;
  if (!/^\d{1,3}$/.test(digits)) throw unknown(field);
  return Number(digits);
}

/** @throws RuleError WORD_UNKNOWN */
export function readYes(word: string): boolean {
  if (YES.includes(plain(word))) return true;
  if (NO.includes(plain(word))) return false;
  throw unknown('confidential');
}

/** A value by its name, in whatever capitals. */
function nameOf<Value extends string>(vocabulary: Record<string, Value>, word: string): Value | undefined {
  const name = plain(word).toUpperCase().replaceAll(/[ -]/g, '_');
  return Object.hasOwn(vocabulary, name) ? vocabulary[name] : undefined;
}

const unknown = (field: string): RuleError =>
  new RuleError('WORD_UNKNOWN', 'What stands here is not known; a mapping can say what it means.', [field]);
