import { renderGraphiQL } from '@graphql-yoga/render-graphiql';

const DEFAULT_QUERY = `# Paste a token behind "Bearer " under Headers below; npm start prints one for a holder of each post.
# Ctrl-Space suggests fields, the book on the left shows the schema.

query First {
  __typename
}
`;

let page: string | undefined;

/** The page for trying queries in a browser; it brings everything along and needs no internet. */
export function graphiqlPage(): string {
  page ??= renderGraphiQL({
    title: 'Complaints',
    endpoint: '/graphql',
    headers: '{"Authorization": "Bearer "}',
    defaultQuery: DEFAULT_QUERY,
  });
  return page;
}
