import { defaultPolicy } from '../../domain/policy.js';
import type { Figures, Said } from './figures.js';

const figure = (number: number): string => number.toFixed(4);
const cell = (text: string | number, width = 11): string => String(text).padStart(width);

/** The figures of one run as people read them. */
export function reportOf(title: string, figures: Figures, said: readonly Said[]): string {
  const { rows, macroF1, accuracy, top3, calibrationError, labels, tenths } = figures;
  return [
    title,
    `  macro-F1 ${figure(macroF1)}   top-3 ${figure(top3)}   accuracy ${figure(accuracy)}   calibration error ${figure(calibrationError)}   (${rows} rows)`,
    '',
    `  ${cell('confidence')}${cell('rows')}${cell('mean')}${cell('right')}`,
    ...tenths.map(
      (tenth) =>
        `  ${cell(`${tenth.from.toFixed(1)}–${(tenth.from + 0.1).toFixed(1)}`)}${cell(tenth.rows)}${cell(figure(tenth.meanConfidence))}${cell(figure(tenth.shareRight))}`,
    ),
    '',
    `  ${cell('rows')}${cell('precision')}${cell('recall')}${cell('F1')}  label`,
    ...labels.map(
      (one) =>
        `  ${cell(one.rows)}${cell(figure(one.precision))}${cell(figure(one.recall))}${cell(figure(one.f1))}  ${one.label}`,
    ),
    '',
    spokenLine(said),
    '',
  ].join('\n');
}

/** How often something would be suggested under the default policy, and how often the first would be right then. */
function spokenLine(said: readonly Said[]): string {
  const percent = defaultPolicy.suggestFromConfidencePercent;
  const spoken = said.filter(({ ranked }) => (ranked[0]?.confidence ?? 0) >= percent / 100);
  const right = spoken.filter(({ ranked, right }) => ranked[0]?.label === right).length;
  const share = (count: number, of: number) => `${((100 * count) / Math.max(of, 1)).toFixed(1)} %`;
  return `  From a confidence of ${percent} % on: suggested for ${share(spoken.length, said.length)} of the rows, right for ${share(right, spoken.length)} of these.`;
}
