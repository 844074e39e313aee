/** The playground: GraphiQL with the examples beside this file. `scripts/bundle-playground.mjs` makes a bundle of it for browsers. */
import { explorerPlugin } from '@graphiql/plugin-explorer';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import 'graphiql/style.css';
import '@graphiql/plugin-explorer/style.css';
import { parse, print, separateOperations } from 'graphql';
import * as monaco from 'monaco-editor';
import { createElement, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { createCoreClient } from '../../sdk/core.ts';
import './playground.css';

const examples = ['sign-in', 'scan', 'filters', 'facets', 'bulk-edit', 'markers', 'share', 'search', 'live'];

/** Results of a subscription that stay on the page. */
const maxResults = 100;

/** The page is at …/graphql, whatever a proxy has put before it. */
const endpoint = new URL(location.pathname, location.href);
const base = new URL('.', endpoint).href;
const here = (path) => new URL(path, import.meta.url).href;
const asked = new URLSearchParams(location.search);

const workers = {
  graphql: 'monacoeditorwork/graphql.worker..bundle.js',
  json: 'monacoeditorwork/json.worker.bundle.js',
};

// The editor asks for its workers by label; without an answer it would put them together from blob: URLs.
globalThis.MonacoEnvironment = {
  getWorker: (_module, label) =>
    new Worker(here(workers[label] ?? 'monacoeditorwork/editor.worker.bundle.js'), { name: label }),
};

// Lines of a document are wrapped as those of a result are, so that no bar lies over the last one.
monaco.editor.onDidCreateEditor((editor) => editor.updateOptions({ wordWrap: 'on' }));

// The API's addresses are paths: a click opens them on this server.
monaco.languages.registerLinkProvider('json', {
  provideLinks(model) {
    const links = model
      .findMatches('"(/(media|api|share)/[^"\\s]*|https?://[^"\\s]*)"', false, true, false, null, true)
      .map(({ range, matches }) => ({
        range: new monaco.Range(range.startLineNumber, range.startColumn + 1, range.endLineNumber, range.endColumn - 1),
        url: new URL(matches[1].replace(/^\//, ''), base).href,
        tooltip: 'Open in a new tab',
      }));
    return { links };
  },
});

// A scheme that changes with the system's must reach the editor, whose colours are its own.
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', ({ matches }) => {
  if (!/graphiql-(light|dark)/.test(document.body.className))
    monaco.editor.setTheme(matches ? 'graphiql-DARK' : 'graphiql-LIGHT');
});

let transport = sessionStorage.getItem('reelgraph:transport') ?? 'auto';

function fetcher({ query, operationName, variables }, { headers = {}, documentAST } = {}) {
  const document = documentAST ?? parse(query);
  const own = separateOperations(document)[operationName ?? ''] ?? document;
  const operation = own.definitions.find(({ kind }) => kind === 'OperationDefinition');
  if (operation?.operation === 'subscription') return subscribe(print(own), variables, headers);
  return post({ query, operationName, variables }, headers);
}

async function post(body, headers) {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return response.json();
}

/** An observable, as GraphiQL takes it. A client for each subscription: its connection shows the login of this moment. */
function subscribe(query, variables, headers) {
  return {
    subscribe({ next, error, complete }) {
      const over = new AbortController();
      const token = /^Bearer +(.+)$/i.exec(headers.authorization ?? headers.Authorization ?? '')?.[1];
      const client = createCoreClient({ url: base, token, transport });
      let received = 0;
      let newestFirst = [];
      const run = async () => {
        next({ received, newestFirst });
        for await (const data of client.subscribe(query, variables ?? {}, { signal: over.signal })) {
          received += 1;
          newestFirst = [{ at: new Date().toLocaleTimeString(), data }, ...newestFirst].slice(0, maxResults);
          next({ received, newestFirst });
        }
      };
      run()
        .then(complete, (problem) => {
          if (!over.signal.aborted) error({ message: problem.message, code: problem.code });
        })
        .finally(() => client.close());
      return { unsubscribe: () => over.abort() };
    },
  };
}

/** By which way subscriptions reach the server. */
function Transport() {
  const [value, setValue] = useState(transport);
  const choose = ({ target }) => {
    transport = target.value;
    sessionStorage.setItem('reelgraph:transport', transport);
    setValue(transport);
  };
  const names = { auto: 'Live: automatic', websocket: 'Live: WebSocket', sse: 'Live: event stream' };
  return createElement(
    'select',
    { value, onChange: choose, title: 'How subscriptions reach the server', className: 'reelgraph-transport' },
    Object.entries(names).map(([name, text]) => createElement('option', { key: name, value: name }, text)),
  );
}

/** Opens an example; each has an address. */
function Examples() {
  return createElement(
    'div',
    { className: 'reelgraph-examples' },
    createElement('h2', null, 'Examples'),
    createElement('p', null, 'Each opens by itself, and has an address that can be passed on.'),
    createElement(
      'ul',
      null,
      documents.map(({ name, query }) =>
        createElement('li', { key: name }, createElement('a', { href: `?document=${name}` }, titleOf(query))),
      ),
    ),
  );
}

const examplesPlugin = {
  title: 'Examples',
  icon: () =>
    createElement(
      'svg',
      { viewBox: '0 0 24 24', fill: 'none', stroke: 'currentColor', strokeWidth: 1.5 },
      createElement('path', { d: 'M4 5h16M4 10h16M4 15h10M4 20h7' }),
    ),
  content: Examples,
};

/** The first line says what an example shows. */
const titleOf = (query) => /^# *(.*?)\.?$/m.exec(query)?.[1] ?? '';

async function read(name) {
  const response = await fetch(here(`${name}.graphql`));
  return { name, query: response.ok ? await response.text() : `# ${name}.graphql: ${response.status}` };
}

const documents = await Promise.all(examples.map(read));
// An address that names an example shows it first, and alone.
const chosen = documents.filter(({ name }) => name === asked.get('document'));
const tabs = (chosen.length > 0 ? chosen : documents).map(({ query }) => ({ query }));

/** Where one signs in by OpenID Connect, and comes back here. */
function SignIn() {
  const { signIn } = document.body.dataset;
  const href = `${signIn}?${new URLSearchParams({ returnTo: location.pathname + location.search })}`;
  return signIn && createElement('a', { className: 'reelgraph-sign-in', href }, 'Sign in');
}

const logo = createElement(
  GraphiQL.Logo,
  null,
  createElement('img', { className: 'reelgraph-logo', src: here('reelgraph.svg'), alt: '' }),
  createElement('span', { className: 'reelgraph-name' }, 'Reelgraph'),
  createElement(Transport),
  createElement(SignIn),
);

/** What is typed here may be a password: it stays in this browser tab, out of the address bar and of the disk. */
const storage = chosen.length > 0 ? memory() : sessionStorage;

function memory() {
  const values = new Map();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => values.set(key, value),
    removeItem: (key) => values.delete(key),
    clear: () => values.clear(),
    get length() {
      return values.size;
    },
  };
}

createRoot(document.getElementById('playground')).render(
  createElement(
    GraphiQL,
    {
      fetcher,
      storage,
      defaultTabs: tabs,
      plugins: [HISTORY_PLUGIN, explorerPlugin({ showAttribution: false }), examplesPlugin],
      shouldPersistHeaders: false,
      inputValueDeprecation: true,
      schemaDescription: true,
    },
    logo,
  ),
);
