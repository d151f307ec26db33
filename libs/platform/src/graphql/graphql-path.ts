/** Where GraphQL is served, and the explorer to browsers. */
export const GRAPHQL_PATH = '/graphql';
