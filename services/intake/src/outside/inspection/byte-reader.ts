import type { Content } from '../storage/storage.js';
import { FileRefused } from './file-refused.js';

/** Reads a file in order, in pieces of a size that is asked for. */
export class ByteReader {
  /** How many bytes have been read. */
  position = 0;
  private held: Buffer = Buffer.alloc(0);
  private readonly chunks: AsyncIterator<Uint8Array>;

  constructor(content: Content) {
    this.chunks = content[Symbol.asyncIterator]();
  }

  /** The next bytes, or as many as there are. */
  async peek(count: number): Promise<Buffer> {
    const parts: Buffer[] = this.held.length > 0 ? [this.held] : [];
    let there = this.held.length;
    while (there < count) {
      const { value, done } = await this.chunks.next();
      if (done) break;
      parts.push(Buffer.from(value.buffer, value.byteOffset, value.byteLength));
      there += value.length;
    }
    this.held = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts, there);
    return this.held.subarray(0, count);
  }

  /** @throws FileRefused DAMAGED when there are fewer */
  async take(count: number): Promise<Buffer> {
    const taken = await this.peek(count);
    if (taken.length < count) throw new FileRefused('DAMAGED');
    this.held = this.held.subarray(count);
    this.position += count;
    return taken;
  }

  async isAtEnd(): Promise<boolean> {
    return (await this.peek(1)).length === 0;
  }

  /** The next bytes in pieces as they come. @throws FileRefused DAMAGED when there are fewer */
  async *pass(count: number): AsyncGenerator<Buffer> {
    for (let left = count; left > 0; ) {
      const next = await this.peek(1);
      if (next.length === 0) throw new FileRefused('DAMAGED');
      const piece = await this.take(Math.min(left, this.held.length));
      left -= piece.length;
      yield piece;
    }
  }

  /** As many zeros as the next bytes that are left out. @throws FileRefused DAMAGED when there are fewer */
  async *blank(count: number): AsyncGenerator<Buffer> {
    for await (const piece of this.pass(count)) yield Buffer.alloc(piece.length);
  }
}
