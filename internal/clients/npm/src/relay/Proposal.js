import { graphql } from "relay-runtime";

// A clause, as a component of its own would ask for it.
graphql`
  fragment Proposal_clause on Provision
  @argumentDefinitions(evidence: { type: "Boolean!", defaultValue: false }) {
    number
    wording
    evidence @include(if: $evidence) {
      quote
    }
  }
`;

// For usePaginationFragment on one type.
graphql`
  fragment Proposal_clauses on Proposal
  @argumentDefinitions(count: { type: "Int", defaultValue: 10 }, cursor: { type: "String" })
  @refetchable(queryName: "ProposalClausesPaginationQuery") {
    name
    provisions(first: $count, after: $cursor) @connection(key: "Proposal_provisions") {
      edges {
        relationship {
          status
        }
        node {
          ...Proposal_clause @arguments(evidence: true)
        }
      }
    }
  }
`;

graphql`
  query ProposalQuery($id: ID!) {
    node(id: $id) {
      ...Proposal_clauses @alias @arguments(count: 5)
    }
  }
`;
