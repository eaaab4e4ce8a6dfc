import { readFileSync } from 'node:fs';
import { SUBGRAPHS } from '@complaints/contracts';
import {
  buildASTSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  parse,
} from 'graphql';
import { expect, test } from 'vitest';

/** Every name of a schema that nobody described: types, fields, arguments, enum values. */
function undescribed(sdl: string): string[] {
  const schema = buildASTSchema(parse(sdl), { assumeValidSDL: true });
  const missing: string[] = [];
  const look = (name: string, thing: { description?: string | null }) => {
    if (!thing.description) missing.push(name);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__') || (isScalarType(type) && !type.astNode)) continue;
    if (!['Query', 'Mutation'].includes(type.name)) look(type.name, type);
    if (isEnumType(type)) for (const value of type.getValues()) look(`${type.name}.${value.name}`, value);
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      look(`${type.name}.${field.name}`, field);
      if ('args' in field) for (const arg of field.args) look(`${type.name}.${field.name}(${arg.name})`, arg);
    }
  }
  return missing;
}

test.each(SUBGRAPHS)('%s describes everything that clients see', (subgraph) => {
  const sdl = readFileSync(new URL(`../../services/${subgraph}/schema.graphql`, import.meta.url), 'utf8');
  expect(undescribed(sdl)).toEqual([]);
});
