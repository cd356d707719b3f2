// The script of a page of another site: Apollo Client with a name, and the headers of a login
// and of two tracers. It tells its own site what came of it.
import { ApolloClient, HttpLink, InMemoryCache, gql } from "@apollo/client";

const api = new URLSearchParams(location.search).get("api");

const client = new ApolloClient({
  cache: new InMemoryCache(),
  clientAwareness: { name: "reader", version: "1.0" },
  link: new HttpLink({
    uri: `${api}/graphql`,
    headers: {
      authorization: "Bearer nobody",
      baggage: "sentry-environment=test",
      "sentry-trace": "0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-1",
      "x-datadog-trace-id": "1",
    },
  }),
});

async function outcome() {
  try {
    return await client.query({ query: gql`query Title { dataset { title } }` });
  } catch (error) {
    return { failed: String(error) };
  }
}

await fetch("/outcome", { method: "POST", body: JSON.stringify(await outcome()) });
