import { Level, type Source } from '@complaints/contracts';
import type { Counting, CountReason, EarlierComplaint, Ground } from './derive-level.js';

/** What a sentence about a level is made of. */
interface Explained {
  level: Level;
  ground: Ground;
  source: Source;
  earlier: readonly EarlierComplaint[];
  trace: readonly Counting[];
  joinedSources: readonly Source[];
  failedAttempts: number;
  externalSources: readonly Source[];
  policyVersion: number;
}

/** What one language says of the parts of a derivation. */
interface Words {
  level: Record<Level, string>;
  source: Record<Source, string>;
  ground: Record<Ground, (explained: Explained) => string>;
  reason: Record<CountReason, string>;
  /** Complaints by their place on the matter: whoever reads of one complaint need not see the others. */
  complaints: (positions: readonly number[]) => string;
  leftOut: (items: readonly string[]) => string;
  item: (complaint: string, reason: string) => string;
  whole: (level: string, because: string, version: number) => string;
}

const positionsCounted = ({ trace }: Explained): number[] =>
  trace.filter(({ counted }) => counted).map(({ position }) => position);

const english: Words = {
  level: { FIRST: 'FIRST', SECOND: 'SECOND', MAJOR: 'MAJOR', ABNORMAL: 'ABNORMAL' },
  source: {
    PRESIDENT: 'the president',
    SPOKESPERSON: 'the spokesperson',
    MAILBOX: 'the complaint mailbox',
    STORE: 'the store',
    PUBLIC_WEB: 'the public internet',
    MEDIA: 'the media',
    CONSUMER_ASSOCIATION: 'the consumer association',
    AUTHORITY: 'an authority',
  },
  ground: {
    AFTER_GRAVE_OUTCOME: (explained) =>
      `the customer comes back after the outcome of a complaint that was ${Level.MAJOR} or higher (${english.complaints(gravePositions(explained))})`,
    EXTERNAL_SOURCE: ({ source }) => `it came from outside the chain, through ${english.source[source]}`,
    OUTCOMES_COUNTED: (explained) => {
      const positions = positionsCounted(explained);
      const subject = positions.length === 1 ? '1 earlier complaint' : `${positions.length} earlier complaints`;
      return `${subject} had an outcome before it (${english.complaints(positions)})`;
    },
    EXTERNAL_DUPLICATE: (explained) =>
      `the same was said from outside the chain, through ${english.source[externalSourceOf(explained)]}`,
    ATTEMPTS_FAILED: ({ failedAttempts }) =>
      `settling this ${Level.MAJOR} complaint has failed ${failedAttempts} times`,
    NOTHING_COUNTED: () => 'no earlier complaint on the matter had an outcome before it',
    MATTER_STANDS_THERE: () => 'the matter has reached this level before, and a level never falls',
  },
  reason: {
    OUTCOME_BEFORE: 'counted',
    OUTCOME_AFTER: 'outcome came later',
    NO_OUTCOME: 'no outcome yet',
    MERGED: 'a duplicate',
  },
  complaints: (positions) => `complaint${positions.length === 1 ? '' : 's'} ${positions.join(', ')} of this matter`,
  leftOut: (items) => `; not counted: ${items.join(', ')}`,
  item: (complaint, reason) => `${complaint} (${reason})`,
  whole: (level, because, version) => `${level}: ${because}. Policy version ${version}.`,
};

const chinese: Words = {
  level: { FIRST: '一级投诉', SECOND: '二级投诉', MAJOR: '重大投诉', ABNORMAL: '异常投诉' },
  source: {
    PRESIDENT: '总裁投诉',
    SPOKESPERSON: '企业新闻发言人',
    MAILBOX: '企业内网投诉信箱',
    STORE: '门店',
    PUBLIC_WEB: '外网',
    MEDIA: '媒体',
    CONSUMER_ASSOCIATION: '消协',
    AUTHORITY: '行政机关',
  },
  ground: {
    AFTER_GRAVE_OUTCOME: (explained) =>
      `重大或异常投诉已有受理成果（${chinese.complaints(gravePositions(explained))}），客户仍不满意`,
    EXTERNAL_SOURCE: ({ source }) => `通过外部渠道（${chinese.source[source]}）投诉`,
    OUTCOMES_COUNTED: (explained) => {
      const positions = positionsCounted(explained);
      return `此前已有${positions.length}次投诉有受理成果（${chinese.complaints(positions)}）`;
    },
    EXTERNAL_DUPLICATE: (explained) => `同一投诉又通过外部渠道（${chinese.source[externalSourceOf(explained)]}）提出`,
    ATTEMPTS_FAILED: ({ failedAttempts }) => `重大投诉处理已${failedAttempts}次未果`,
    NOTHING_COUNTED: () => '同一事项此前没有已有受理成果的投诉',
    MATTER_STANDS_THERE: () => '该事项此前已达到此级别，级别不降低',
  },
  reason: { OUTCOME_BEFORE: '计入', OUTCOME_AFTER: '受理成果在后', NO_OUTCOME: '尚无受理成果', MERGED: '重复登记' },
  complaints: (positions) => `本事项第${positions.join('、')}次投诉`,
  leftOut: (items) => `；未计入：${items.join('、')}`,
  item: (complaint, reason) => `${complaint}（${reason}）`,
  whole: (level, because, version) => `${level}：${because}。政策版本${version}。`,
};

/** The first of the outside sources from which the same was said. */
const externalSourceOf = ({ joinedSources, externalSources, source }: Explained): Source =>
  joinedSources.find((one) => externalSources.includes(one)) ?? source;

function gravePositions({ earlier, trace }: Explained): number[] {
  const grave: readonly Level[] = [Level.MAJOR, Level.ABNORMAL];
  const counted = trace.filter((one, index) => one.counted && grave.includes(earlier[index]?.level ?? Level.FIRST));
  return counted.map(({ position }) => position);
}

function sentence(explained: Explained, words: Words): string {
  const { level, ground, trace, policyVersion } = explained;
  const leftOut = trace
    .filter(({ counted }) => !counted)
    .map(({ position, reason }) => words.item(words.complaints([position]), words.reason[reason]));
  const because = words.ground[ground](explained) + (leftOut.length > 0 ? words.leftOut(leftOut) : '');
  return words.whole(words.level[level], because, policyVersion);
}

/** Says in one sentence of each language what counted, what did not and why, under which policy version. Source: R14. */
export const levelSentences = (explained: Explained): { sentenceZh: string; sentenceEn: string } => ({
  sentenceZh: sentence(explained, chinese),
  sentenceEn: sentence(explained, english),
});
