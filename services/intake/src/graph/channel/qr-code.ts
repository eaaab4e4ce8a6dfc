import { correction, generate } from 'lean-qr';
import { toSvgSource } from 'lean-qr/extras/svg';

/** To draw one takes a millisecond, and anybody may ask for a hundred at once: a chain's stores are drawn once. */
const MOST_KEPT = 2_000;
const drawn = new Map<string, string>();

/** A QR code of a text as an SVG image, black on white, which still reads with a seventh of it worn off. Source: R1. */
export function qrSvg(text: string): string {
  const kept = drawn.get(text);
  if (kept !== undefined) return kept;
  const code = generate(text, { minCorrectionLevel: correction.M });
  const svg = toSvgSource(code, { on: 'black', off: 'white', scale: 8 });
  const [oldest] = drawn.keys();
  if (drawn.size >= MOST_KEPT && oldest !== undefined) drawn.delete(oldest);
  drawn.set(text, svg);
  return svg;
}
