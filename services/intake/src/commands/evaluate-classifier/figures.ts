import type { Ranked } from '../../domain/classifier/suggest.js';

/** What was said of one row: the labels by likelihood, and the right one. */
export interface Said {
  right: string;
  ranked: readonly Ranked[];
}

/** How one label did. */
interface LabelFigures {
  label: string;
  rows: number;
  precision: number;
  recall: number;
  f1: number;
}

/** Rows whose first label was said with a confidence between two tenths. */
interface Tenth {
  from: number;
  rows: number;
  meanConfidence: number;
  shareRight: number;
}

export interface Figures {
  rows: number;
  /** The mean over the labels asked about, each counting alike. */
  macroF1: number;
  accuracy: number;
  top3: number;
  /** How far confidence and truth lie apart on average (expected calibration error over ten tenths). */
  calibrationError: number;
  labels: LabelFigures[];
  tenths: Tenth[];
}

const part = (count: number, of: number): number => (of === 0 ? 0 : count / of);
const mean = (numbers: readonly number[]): number =>
  part(
    numbers.reduce((sum, one) => sum + one, 0),
    numbers.length,
  );

/** Counts what was said against what was right. */
export function figuresOf(said: readonly Said[]): Figures {
  const labels = [...new Set(said.map(({ right }) => right))].sort().map((label) => figuresOfLabel(said, label));
  const tenths = Array.from({ length: 10 }, (_, tenth) => tenthOf(said, tenth)).filter(({ rows }) => rows > 0);
  return {
    rows: said.length,
    macroF1: mean(labels.map(({ f1 }) => f1)),
    accuracy: part(said.filter(isRight).length, said.length),
    top3: part(
      said.filter(({ right, ranked }) => ranked.slice(0, 3).some(({ label }) => label === right)).length,
      said.length,
    ),
    calibrationError: tenths.reduce(
      (sum, { rows, meanConfidence, shareRight }) =>
        sum + part(rows, said.length) * Math.abs(meanConfidence - shareRight),
      0,
    ),
    labels,
    tenths,
  };
}

const isRight = ({ right, ranked }: Said): boolean => ranked[0]?.label === right;
const confidenceOf = ({ ranked }: Said): number => ranked[0]?.confidence ?? 0;

function figuresOfLabel(said: readonly Said[], label: string): LabelFigures {
  const rows = said.filter(({ right }) => right === label);
  const told = said.filter(({ ranked }) => ranked[0]?.label === label);
  const both = rows.filter(isRight).length;
  const [precision, recall] = [part(both, told.length), part(both, rows.length)];
  return { label, rows: rows.length, precision, recall, f1: part(2 * precision * recall, precision + recall) };
}

function tenthOf(said: readonly Said[], tenth: number): Tenth {
  const within = said.filter((one) => Math.min(9, Math.floor(confidenceOf(one) * 10)) === tenth);
  return {
    from: tenth / 10,
    rows: within.length,
    meanConfidence: mean(within.map(confidenceOf)),
    shareRight: part(within.filter(isRight).length, within.length),
  };
}
