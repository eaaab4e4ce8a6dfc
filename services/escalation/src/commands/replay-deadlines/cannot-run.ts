/** The run cannot begin or cannot go on; the message says to the person at the terminal what to do about it. */
export class CannotRun extends Error {
  override readonly name = 'CannotRun';
}
