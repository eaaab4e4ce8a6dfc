import { readFile } from 'node:fs/promises';
import { ChannelKind, Source } from '@complaints/contracts';
import { z } from 'zod';
import { CannotRun } from './cannot-run.js';

/** How a complaint came: by which way in, and so by which source. */
export interface Way {
  channel: ChannelKind;
  source: Source;
}

/** By a file's words for a channel in small letters; `*app` stands for whatever ends in `app`. */
export type ChannelTable = Readonly<Record<string, Way>>;

const own = (channel: ChannelKind): Way => ({ channel, source: Source.STORE });
const publicWeb = (channel: ChannelKind): Way => ({ channel, source: Source.PUBLIC_WEB });

/** A word of a file that the table does not have. */
export const UNKNOWN_WAY = own(ChannelKind.WEB_FORM);

/** What the chain itself operates is an internal source; a microblog is the public internet. Source: R1. */
export const CHANNELS: ChannelTable = {
  网站: own(ChannelKind.WEB_FORM),
  网站留言: own(ChannelKind.WEB_FORM),
  web: own(ChannelKind.WEB_FORM),
  website: own(ChannelKind.WEB_FORM),
  'web form': own(ChannelKind.WEB_FORM),
  web_form: own(ChannelKind.WEB_FORM),
  online: own(ChannelKind.WEB_FORM),
  电话: own(ChannelKind.PHONE),
  热线: own(ChannelKind.PHONE),
  phone: own(ChannelKind.PHONE),
  telephone: own(ChannelKind.PHONE),
  hotline: own(ChannelKind.PHONE),
  微信: own(ChannelKind.CHAT),
  qq: own(ChannelKind.CHAT),
  wechat: own(ChannelKind.CHAT),
  chat: own(ChannelKind.CHAT),
  短信: own(ChannelKind.TEXT_MESSAGE),
  sms: own(ChannelKind.TEXT_MESSAGE),
  'text message': own(ChannelKind.TEXT_MESSAGE),
  text_message: own(ChannelKind.TEXT_MESSAGE),
  邮件: own(ChannelKind.EMAIL),
  电子邮件: own(ChannelKind.EMAIL),
  email: own(ChannelKind.EMAIL),
  'e-mail': own(ChannelKind.EMAIL),
  微博: publicWeb(ChannelKind.SOCIAL_MEDIA),
  weibo: publicWeb(ChannelKind.SOCIAL_MEDIA),
  'social media': publicWeb(ChannelKind.SOCIAL_MEDIA),
  social_media: publicWeb(ChannelKind.SOCIAL_MEDIA),
  来信: own(ChannelKind.LETTER),
  信件: own(ChannelKind.LETTER),
  letter: own(ChannelKind.LETTER),
  'postal mail': own(ChannelKind.LETTER),
  来访: own(ChannelKind.COUNTER),
  counter: own(ChannelKind.COUNTER),
  'in person': own(ChannelKind.COUNTER),
  '*app': own(ChannelKind.APP),
};

/** The way in by a file's word for it, with or without a remark in brackets; undefined when the table has none. */
export function wayOf(word: string, table: ChannelTable): Way | undefined {
  const plain = plainWord(word);
  const bare = plain.replace(/\s*\(.*\)$/, '');
  const ending = Object.keys(table).find((key) => key.startsWith('*') && bare.endsWith(key.slice(1)));
  for (const key of [plain, bare, ending]) {
    if (key !== undefined && Object.hasOwn(table, key)) return table[key];
  }
  return undefined;
}

const plainWord = (word: string): string => word.normalize('NFKC').trim().toLowerCase();

const Overrides = z.record(z.string(), z.strictObject({ channel: z.enum(ChannelKind), source: z.enum(Source) }));

/**
 * The table with the entries of a JSON file before its own: `{"电话": {"channel": "PHONE", "source": "STORE"}}`.
 * @throws CannotRun when the file cannot be read or is no such table
 */
export async function readChannels(file: string | null): Promise<ChannelTable> {
  if (file === null) return CHANNELS;
  try {
    const overrides = Overrides.parse(JSON.parse(await readFile(file, 'utf8')));
    const plain = Object.entries(overrides).map(([word, way]) => [plainWord(word), way]);
    return { ...CHANNELS, ...Object.fromEntries(plain) };
  } catch (error) {
    throw new CannotRun(
      `${file} is no table of channels: ${error instanceof z.ZodError ? z.prettifyError(error) : error}`,
    );
  }
}
