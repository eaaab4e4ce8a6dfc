/** How often a statement is asked before it gets a name: what is asked once leaves nothing behind on the server. */
const OFTEN = 10;
/** The most that have one: each takes memory in every connection. */
const MOST_NAMED = 250;
/** The most that are counted at a time. */
const MOST_COUNTED = 1_000;

/**
 * Names statements that are asked again and again, so that each connection has them parsed, and in time planned, once.
 * The names are the same for all connections of a pool.
 */
export class StatementNames {
  private readonly names = new Map<string, string>();
  private readonly counted = new Map<string, number>();
  private given = 0;

  /** The name of a statement; undefined while it has none. */
  nameOf(text: string): string | undefined {
    const name = this.names.get(text);
    if (name !== undefined || this.names.size >= MOST_NAMED) return name;
    const times = (this.counted.get(text) ?? 0) + 1;
    if (times > OFTEN) return this.giveName(text);
    if (this.counted.size >= MOST_COUNTED) this.counted.clear();
    this.counted.set(text, times);
    return undefined;
  }

  /** Gives a statement another name: what was prepared of it is of no use any more. */
  rename(text: string): void {
    if (this.names.has(text)) this.giveName(text);
  }

  private giveName(text: string): string {
    this.counted.delete(text);
    this.given += 1;
    const name = `s${this.given}`;
    this.names.set(text, name);
    return name;
  }
}
