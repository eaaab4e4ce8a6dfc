import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { composeServices } from '@apollo/composition';
import { SUBGRAPHS } from '@complaints/contracts';
import { parse } from 'graphql';

/** Where the committed supergraph stands. */
export const SUPERGRAPH_FILE = new URL('../supergraph.graphql', import.meta.url);

/**
 * Composes subgraph schemas (Federation 2.9) into one supergraph.
 * @throws Error with every conflict, one per line
 */
export function composeSupergraph(subgraphs: readonly { name: string; url: string; sdl: string }[]): string {
  const result = composeServices(subgraphs.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) })));
  if (result.supergraphSdl) return `${result.supergraphSdl.trim()}\n`;
  const faults = result.errors?.map((error) => `  ${error.message}`) ?? [];
  throw new Error(`The subgraphs do not fit together:\n${faults.join('\n')}`);
}

/**
 * Composes the committed schemas of the services. The addresses in it are placeholders: the running gateway has the real ones.
 * @throws Error naming every schema that is missing
 */
export function composeServicesOf(root: URL): string {
  const files = SUBGRAPHS.map((name) => ({ name, file: new URL(`services/${name}/schema.graphql`, root) }));
  const missing = files.filter(({ file }) => !existsSync(file));
  if (missing.length > 0)
    throw new Error(`Missing: ${missing.map(({ name }) => `services/${name}/schema.graphql`).join(', ')}`);
  return composeSupergraph(
    files.map(({ name, file }) => ({ name, url: `http://${name}/graphql`, sdl: readFileSync(file, 'utf8') })),
  );
}

/** The repository's root, seen from the sources as from the build. */
export const ROOT = new URL('../../', import.meta.url);

if (import.meta.main) writeFileSync(SUPERGRAPH_FILE, composeServicesOf(ROOT));
