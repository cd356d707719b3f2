import './workers.js';
import {StrictMode} from 'react';
import {createRoot} from 'react-dom/client';
import {GraphiQL, HISTORY_PLUGIN} from 'graphiql';
import {DOC_EXPLORER_PLUGIN} from '@graphiql/plugin-doc-explorer';
import {explorerPlugin} from '@graphiql/plugin-explorer';
import {fetcher} from './fetcher.js';
import {Heading} from './heading.jsx';
import {loadTabs} from './tabs.js';
import './style.css';

const defaultTabs = await loadTabs();
const plugins = [explorerPlugin({showAttribution: false}), HISTORY_PLUGIN];

function Playground() {
  return (
    <GraphiQL
      fetcher={fetcher}
      defaultTabs={defaultTabs}
      plugins={plugins}
      referencePlugin={DOC_EXPLORER_PLUGIN}
      schemaDescription
      isHeadersEditorEnabled={false}
      showPersistHeadersSettings={false}
      defaultEditorToolsVisibility={false}
    >
      <GraphiQL.Logo>
        <Heading />
      </GraphiQL.Logo>
    </GraphiQL>
  );
}

createRoot(document.getElementById('playground')).render(
  <StrictMode>
    <Playground />
  </StrictMode>,
);
