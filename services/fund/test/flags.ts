import type { TestCaller, TestService } from '@complaints/kit/testing';
import { eventually } from '@complaints/kit/testing';

/** What is asked and told of flags. */

const FLAG = `id kind state raisedAt policyVersion disbursementCount sentenceZh sentenceEn total { amount }
  disbursements { id } decidedBy { id } decidedAt note`;
const LIST = `query ($state: FlagState, $kind: FlagKind, $regionId: ID, $first: Int, $after: String) {
  flags(state: $state, kind: $kind, regionId: $regionId, first: $first, after: $after) {
    edges { node { ${FLAG} } } pageInfo { hasNextPage endCursor }
  }
}`;

interface Flag {
  id: string;
  kind: string;
  state: string;
  disbursementCount: number;
  sentenceZh: string;
  sentenceEn: string;
  total: { amount: string };
  disbursements: { id: string }[];
}

/** Waits until everything was looked at of which something is new. */
export const watched = (service: TestService): Promise<true> =>
  eventually(async () => {
    const waiting = await service.dataSource.query('select from watch_queue limit 1');
    return waiting.length === 0 ? true : undefined;
  });

export function flagsOf(service: TestService) {
  async function page(by: TestCaller, asked: object = {}) {
    const { data, errors } = await service.ask(by, LIST, { first: 100, ...asked });
    if (errors) throw new Error(JSON.stringify(errors));
    const { edges, pageInfo } = data.flags;
    return { flags: edges.map(({ node }: { node: Flag }) => node) as Flag[], ...pageInfo };
  }
  const decide = (name: string) => async (by: TestCaller, flagId: string, reason: string) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const mutation = `mutation ($input: ${type}!) { ${name}(input: $input) { flag { ${FLAG} } errors { code path } } }`;
    const { data, errors } = await service.ask(by, mutation, {
      input: { idempotencyKey: crypto.randomUUID(), flagId, reason },
    });
    if (errors) throw new Error(JSON.stringify(errors));
    return data[name];
  };
  return {
    page,
    /** All that is flagged in a region once everything was looked at, the newest first. */
    async in(by: TestCaller, regionId: string, asked: object = {}): Promise<Flag[]> {
      await watched(service);
      return (await page(by, { regionId, ...asked })).flags;
    },
    confirm: (by: TestCaller, flagId: string, reason = 'the receipts are copies') =>
      decide('confirmFlag')(by, flagId, reason),
    dismiss: (by: TestCaller, flagId: string, reason = 'two lids of one set were cracked') =>
      decide('dismissFlag')(by, flagId, reason),
  };
}

/** The ids of the disbursements of a flag, the newest first. */
export const rowsOf = (flag: Flag | undefined): string[] => flag?.disbursements.map(({ id }) => id) ?? [];
