import { isOpen, trialIsDue, tried } from './breaker.js';
import { type AddressOptions, type Call, SubgraphAddress } from './subgraph-address.js';
import { SubgraphFault } from './subgraph-request.js';

export interface AddressesOptions extends AddressOptions {
  /** Where the subgraph answers GraphQL: replicas of one another. */
  urls: readonly string[];
}

/** The addresses of a subgraph, asked in turn; those that fail again and again are left alone until they answer a trial. */
export class SubgraphAddresses {
  readonly all: readonly SubgraphAddress[];
  private turn = 0;

  constructor(private readonly options: AddressesOptions) {
    this.all = options.urls.map((url) => new SubgraphAddress(url, options));
    options.metrics.watchBreakers(() =>
      this.all.map(({ host, breaker }) => ({ subgraph: options.name, address: host, open: isOpen(breaker) })),
    );
  }

  /**
   * Asks an address, and once more where that is safe and may help: a query that got no answer, or 5xx from one of several;
   * a mutation only at another address, and when it is certain that nothing of it was sent.
   * @throws SubgraphFault when there is no usable answer
   */
  async ask<T>(call: Call<T>): Promise<T> {
    this.turn += 1;
    const first = this.next(this.all, call.mutation);
    if (!first) {
      this.options.metrics.asked(this.options.name, 'not_asked');
      throw new SubgraphFault('NOT_ASKED', 'every address is known to be away', 'NOT_SENT');
    }
    try {
      return await first.ask(call);
    } catch (error) {
      if (!(error instanceof SubgraphFault) || call.signal.aborted) throw error;
      const second = this.secondFor(error, first, call.mutation);
      if (!second) throw error;
      return second.ask(call);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.all.map(({ pool }) => pool.close()));
  }

  private secondFor(
    { reason, progress }: SubgraphFault,
    first: SubgraphAddress,
    mutation: boolean,
  ): SubgraphAddress | undefined {
    if (mutation && progress !== 'NOT_SENT') return undefined;
    if (progress === 'ANSWERED' && reason !== 'BAD_STATUS') return undefined;
    const others = this.all.filter((address) => address !== first);
    const elsewhere = this.next(others, mutation);
    // The same address is worth a second question only when a connection failed, which another may not.
    if (elsewhere || mutation || reason !== 'AWAY') return elsewhere;
    return this.next([first], mutation);
  }

  /**
   * The next in turn. A trial is taken by the first query that comes once it is due, and by a mutation, which could not be
   * asked again, only when no address is known to be good.
   */
  private next(among: readonly SubgraphAddress[], mutation: boolean): SubgraphAddress | undefined {
    const nowMs = this.options.clock.now().getTime();
    const good = among.filter(({ breaker }) => !isOpen(breaker));
    const trial = among.find(({ breaker }) => trialIsDue(breaker, nowMs));
    if (trial && (!mutation || good.length === 0)) {
      trial.breaker = tried(trial.breaker, nowMs);
      return trial;
    }
    return good[this.turn % good.length];
  }
}
