import { randomFillSync } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';

const ID_BYTES = 16;
/** Randomness is drawn for many ids at once: most of what one costs is the way to the system. */
const drawn = Buffer.alloc(256 * ID_BYTES);
let used = drawn.length;
let last = { msecs: 0, seq: 0 };

function draw(): Buffer {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  used += ID_BYTES;
  return drawn.subarray(used - ID_BYTES, used);
}

/** A new id of version 7: those of one process sort in the order in which they were made. */
export function newId(): string {
  const random = draw();
  const msecs = Date.now();
  // The lower half, so that no millisecond runs out of numbers.
  const isLater = msecs > last.msecs;
  last = isLater ? { msecs, seq: random.readUInt32BE(6) >>> 1 } : { msecs: last.msecs, seq: last.seq + 1 };
  return uuidv7({ random, ...last });
}
