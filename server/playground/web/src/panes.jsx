import {useEffect, useState} from 'react';
import {useGraphiQL} from '@graphiql/react';

// Panes are the buttons that a narrow window has, where one pane is in view at
// a time: the question, the answer or, while one is open, a plugin. Style.css
// reads the pane from the root element. Running the question shows the answer.
export function Panes() {
  const running = useGraphiQL((state) => state.isFetching);
  const plugin = useGraphiQL((state) => state.visiblePlugin);
  const [pane, setPane] = useState('question');
  useEffect(() => {
    if (running) setPane('answer');
  }, [running]);
  useEffect(() => {
    document.documentElement.dataset.pane = plugin ? 'plugin' : pane;
  }, [plugin, pane]);
  return (
    <div className="panes" role="group" aria-label="Pane">
      {['question', 'answer'].map((name) => (
        <button key={name} type="button" aria-pressed={pane === name} onClick={() => setPane(name)}>
          {name[0].toUpperCase() + name.slice(1)}
        </button>
      ))}
    </div>
  );
}
