// loadTabs fetches the example queries a first visit opens with. The server
// sends the .graphql files of the folder beside this one, so they can be
// changed without building the page again. Without them the page still opens,
// with GraphiQL's own empty tab.
export async function loadTabs() {
  try {
    const response = await fetch('/playground/tabs.json');
    const tabs = await response.json();
    return tabs.map(({query}) => ({query}));
  } catch (error) {
    console.error('The example queries could not be loaded.', error);
    return undefined;
  }
}
