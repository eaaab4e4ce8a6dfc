import { expect, test } from 'vitest';
import { figuresOf, type Said } from './figures.js';

const said = (right: string, ...ranked: [label: string, confidence: number][]): Said => ({
  right,
  ranked: ranked.map(([label, confidence]) => ({ label, confidence })),
});

test('R17: macro-F1 counts each label alike, however many rows it has', () => {
  const figures = figuresOf([
    ...Array.from({ length: 8 }, () => said('A', ['A', 1])),
    said('B', ['A', 1]),
    said('B', ['B', 1]),
  ]);
  const [a, b] = figures.labels;
  expect(a).toMatchObject({ label: 'A', rows: 8, recall: 1 });
  expect(a?.precision).toBeCloseTo(8 / 9);
  expect(b).toMatchObject({ label: 'B', rows: 2, precision: 1, recall: 0.5 });
  expect(figures.macroF1).toBeCloseTo((16 / 17 + 2 / 3) / 2);
  expect(figures.accuracy).toBeCloseTo(0.9);
});

test('R17: a label never said right has an F1 of 0', () => {
  expect(figuresOf([said('A', ['B', 0.5]), said('B', ['B', 0.5])]).labels[0]).toMatchObject({ precision: 0, f1: 0 });
});

test('R17: the right one counts for top-3 up to the third place', () => {
  const ranked: [string, number][] = [
    ['A', 0.4],
    ['B', 0.3],
    ['C', 0.2],
    ['D', 0.1],
  ];
  expect(figuresOf([said('C', ...ranked), said('D', ...ranked)]).top3).toBe(0.5);
});

test('R17: the calibration error is the distance of confidence and truth, weighed by rows', () => {
  const figures = figuresOf([
    said('A', ['A', 1]),
    said('A', ['A', 0.95]),
    said('B', ['A', 0.62]),
    said('A', ['A', 0.6]),
  ]);
  expect(figures.tenths).toEqual([
    { from: 0.6, rows: 2, meanConfidence: expect.closeTo(0.61), shareRight: 0.5 },
    { from: 0.9, rows: 2, meanConfidence: expect.closeTo(0.975), shareRight: 1 },
  ]);
  expect(figures.calibrationError).toBeCloseTo((0.11 + 0.025) / 2);
  expect(figuresOf([])).toMatchObject({ rows: 0, macroF1: 0, calibrationError: 0, labels: [], tenths: [] });
});
