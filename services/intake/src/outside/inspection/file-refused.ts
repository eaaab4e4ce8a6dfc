import type { EvidenceFault } from '../../domain/evidence/vocabulary.js';

/** A file is not taken, and why. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';

  constructor(readonly fault: EvidenceFault) {
    super(fault);
  }
}
