import { softmax } from './model.js';

/** What a model said of an example that it had not learned, and what it was. */
interface HeldOut {
  scores: Float64Array;
  label: number;
}

const SMALLEST = 0.05;
const LARGEST = 20;
const NARROWINGS = 40;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * What scores must be multiplied by so that confidences come true: the likelihood of what was held out is highest.
 * Found by golden section on a logarithmic scale; 1 when nothing was held out.
 */
export function sharpnessFor(heldOut: readonly HeldOut[]): number {
  if (heldOut.length === 0) return 1;
  const loss = (logarithm: number) => {
    const sharpness = Math.exp(logarithm);
    return heldOut.reduce(
      (sum, { scores, label }) => sum - Math.log(Math.max(softmax(scores, sharpness)[label] as number, 1e-12)),
      0,
    );
  };
  let low = Math.log(SMALLEST);
  let high = Math.log(LARGEST);
  for (let narrowing = 0; narrowing < NARROWINGS; narrowing++) {
    const left = high - GOLDEN * (high - low);
    const right = low + GOLDEN * (high - low);
    if (loss(left) < loss(right)) high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
}
