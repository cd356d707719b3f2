import { graphql } from "relay-runtime";

// For usePaginationFragment on a root list, whose conditions come from outside.
graphql`
  fragment Sources_list on Query
  @argumentDefinitions(
    count: { type: "Int", defaultValue: 10 }
    cursor: { type: "String" }
    where: { type: "SourceFilter" }
  )
  @refetchable(queryName: "SourcesPaginationQuery") {
    sources(first: $count, after: $cursor, where: $where, orderBy: { field: DATE })
      @connection(key: "Sources_sources", filters: ["where"]) {
      edges {
        node {
          title
          date
        }
      }
    }
  }
`;

graphql`
  query SourcesQuery($where: SourceFilter) {
    ...Sources_list @arguments(where: $where)
  }
`;
