import './workers.js';
import {StrictMode} from 'react';
import {createRoot} from 'react-dom/client';
import {GraphiQL, HISTORY_PLUGIN} from 'graphiql';
import {DOC_EXPLORER_PLUGIN} from '@graphiql/plugin-doc-explorer';
import {explorerPlugin} from '@graphiql/plugin-explorer';
import {fetcher} from './fetcher.js';
import {Heading} from './heading.jsx';
import {readLink} from './link.js';
import {loadTabs} from './tabs.js';
import './style.css';

const opened = readLink();
const examples = await loadTabs();
const defaultTabs = opened ? [opened, ...(examples ?? [])] : examples;
const plugins = [explorerPlugin({showAttribution: false}), HISTORY_PLUGIN];

function Playground() {
  return (
    <GraphiQL
      fetcher={fetcher}
      defaultTabs={defaultTabs}
      initialQuery={opened?.query}
      initialVariables={opened?.variables}
      plugins={plugins}
      referencePlugin={DOC_EXPLORER_PLUGIN}
      schemaDescription
      isHeadersEditorEnabled={false}
      showPersistHeadersSettings={false}
      defaultEditorToolsVisibility={opened?.variables ? 'variables' : false}
    >
      <GraphiQL.Logo>
        <Heading opened={opened} />
      </GraphiQL.Logo>
    </GraphiQL>
  );
}

createRoot(document.getElementById('playground')).render(
  <StrictMode>
    <Playground />
  </StrictMode>,
);
