import { graphql } from "relay-runtime";

// For usePaginationFragment on an interface, and backwards.
graphql`
  fragment Document_clauses on Document
  @argumentDefinitions(count: { type: "Int", defaultValue: 10 }, cursor: { type: "String" })
  @refetchable(queryName: "DocumentClausesPaginationQuery") {
    documentStatus
    provisions(last: $count, before: $cursor) @connection(key: "Document_provisions") {
      totalCount
      edges {
        node {
          ...Proposal_clause
        }
      }
    }
  }
`;

graphql`
  query DocumentQuery($id: ID!) {
    node(id: $id) {
      ...Document_clauses @alias
    }
  }
`;
