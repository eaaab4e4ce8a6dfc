import { getIntrospectionQuery, parse } from 'graphql';
import { expect, test } from 'vitest';
import { exceeded, exceededByVariables } from './exceeded.js';
import { measure } from './limits.js';

const shapeOf = (source: string) => {
  const document = parse(source);
  const operation = document.definitions.find((definition) => definition.kind === 'OperationDefinition');
  if (!operation) throw new Error('no operation');
  return { shape: measure(operation, document), type: operation.operation };
};
const refusal = (source: string) => {
  const { shape, type } = shapeOf(source);
  return exceeded(shape, type);
};
const times = (count: number, part: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => part(at)).join(' ');
const nested = (depth: number): string => (depth === 1 ? 'a' : `a { ${nested(depth - 1)} }`);

test('ten levels pass and eleven do not, however they are spread over fragments', () => {
  expect(refusal(`{ ${nested(10)} }`)).toBeUndefined();
  expect(refusal(`{ ${nested(11)} }`)).toBe('An operation may have at most 10 levels of depth.');
  expect(refusal(`{ a { ...F } } fragment F on T { ${nested(9)} }`)).toBeUndefined();
  expect(refusal(`{ a { ...F } } fragment F on T { ${nested(10)} }`)).toMatch(/10 levels/);
});

test('fifteen aliases pass and sixteen do not, aliased __typename included', () => {
  expect(refusal(`{ a { ${times(15, (at) => `x${at}: b`)} } }`)).toBeUndefined();
  expect(refusal(`{ a { ${times(15, (at) => `x${at}: b`)} y: __typename } }`)).toMatch(/15 aliases/);
});

test('an alias in a fragment counts as often as the fragment is spread', () => {
  const fragment = 'fragment F on T { x: b y: c z: d }';
  expect(refusal(`{ a { ...F } b { ...F } c { ...F } d { ...F } e { ...F } } ${fragment}`)).toBeUndefined();
  expect(refusal(`{ a { ...F } b { ...F } c { ...F } d { ...F } e { ...F } f { ...F } } ${fragment}`)).toMatch(
    /aliases/,
  );
});

test('five directives pass and six do not, wherever they stand', () => {
  expect(refusal(`query Q @d { a @d ...F @d ... @d { b @d } } fragment F on T { c }`)).toBeUndefined();
  expect(refusal(`query Q @d { a @d ...F @d ... @d { b @d } } fragment F on T @d { c }`)).toMatch(/5 directives/);
  expect(refusal(`query Q($v: Int @d) @d { a @d ...F @d ... @d { b @d } } fragment F on T { c }`)).toMatch(
    /5 directives/,
  );
});

test('ten root fields of a query pass and eleven do not', () => {
  expect(refusal(`{ __typename ${times(10, (at) => `f${at}`)} }`)).toBeUndefined();
  expect(refusal(`{ ${times(11, (at) => `f${at}`)} }`)).toMatch(/10 root fields of a query/);
  expect(
    refusal(`{ ${times(6, (at) => `f${at}`)} ...R } fragment R on Query { ${times(5, (at) => `g${at}`)} }`),
  ).toMatch(/root/);
});

test('a mutation may do one thing only', () => {
  expect(refusal('mutation { __typename pay }')).toBeUndefined();
  expect(refusal('mutation { pay also: pay }')).toMatch(/at most 1 root fields of a mutation/);
});

test('five hundred fields pass and five hundred and one do not', () => {
  const ten = 'fragment Ten on T { a b c d e f g h i j }';
  const ninety = `fragment Ninety on T { ${times(9, () => '...Ten')} }`;
  expect(
    refusal(`{ a { ${times(5, () => '...Ninety')} ${times(49, (at) => `f${at}`)} } } ${ten} ${ninety}`),
  ).toBeUndefined();
  expect(refusal(`{ a { ${times(5, () => '...Ninety')} ${times(50, (at) => `f${at}`)} } } ${ten} ${ninety}`)).toMatch(
    /500 fields/,
  );
});

test('fragments that double a hundred times are refused at once', () => {
  const doubling = times(100, (at) => `fragment F${at} on T { ...F${at + 1} ...F${at + 1} }`);
  expect(refusal(`{ a { ...F0 } } ${doubling} fragment F100 on T { a }`)).toMatch(/500 fields/);
});

test('fragments that spread themselves do not keep the measuring busy', () => {
  expect(shapeOf('{ a { ...F } } fragment F on T { b ...G } fragment G on T { c ...F }').shape.fields).toBe(3);
});

test('a page of a hundred passes and of a hundred and one does not', () => {
  expect(refusal('{ a(first: 100) { b } }')).toBeUndefined();
  expect(refusal('{ a(first: 101) { b } }')).toMatch(/100 entries of a page/);
  expect(refusal('{ a { b(last: 99999999999999999999) } }')).toMatch(/100 entries of a page/);
});

test('a page size given by a variable is looked up in the variables, and its default counts', () => {
  const { shape } = shapeOf('query Q($n: Int) { a(first: $n) { b } }');
  expect(exceededByVariables(shape, { n: 100 })).toBeUndefined();
  expect(exceededByVariables(shape, {})).toBeUndefined();
  expect(exceededByVariables(shape, { n: 101 })).toMatch(/100 entries/);
  expect(refusal('query Q($n: Int = 101) { a(first: $n) { b } }')).toMatch(/100 entries/);
});

test('the introspection of a development tool keeps to the limits', () => {
  const full = {
    specifiedByUrl: true,
    directiveIsRepeatable: true,
    schemaDescription: true,
    inputValueDeprecation: true,
  };
  expect(refusal(getIntrospectionQuery(full))).toBeUndefined();
});
