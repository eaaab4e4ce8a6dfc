/** A piece of a file's text, and how many bytes have been read with it. */
export interface Piece {
  text: string;
  bytesRead: number;
}

/** A longer line is no row of anything. */
const MOST_LINE_CHARACTERS = 1024 * 1024;

/** One line of a file as it is written. */
export interface TextLine {
  /** From 1. */
  number: number;
  /** With the sign that ends it; cut when it is longer than any line may be. */
  text: string;
  isCut: boolean;
  /** How much of the file has been read. */
  bytesRead: number;
}

/** Reads lines that end as on Windows, Unix or old Macs. */
export async function* textLines(pieces: AsyncIterable<Piece>): AsyncGenerator<TextLine> {
  let rest = '';
  let isCut = false;
  let number = 0;
  let bytesRead = 0;
  const line = (text: string): TextLine => {
    number += 1;
    const made = { number, text, isCut, bytesRead };
    isCut = false;
    return made;
  };
  for await (const piece of pieces) {
    bytesRead = piece.bytesRead;
    const text = rest + piece.text;
    let from = 0;
    // What ends with half of a Windows line end waits for the other half.
    for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r(?!$)/g)) {
      yield line(text.slice(from, index + end.length));
      from = index + end.length;
    }
    rest = text.slice(from);
    if (rest.length > MOST_LINE_CHARACTERS) {
      isCut = true;
      rest = rest.slice(0, 1);
    }
  }
  if (rest !== '') yield line(rest);
}
