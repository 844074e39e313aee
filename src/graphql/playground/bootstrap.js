/** Starts GraphiQL in the page that playground.ts sends. It runs in the browser as it stands here, after the bundle. */

const workers = {
  graphql: 'monacoeditorwork/graphql.worker..bundle.js',
  json: 'monacoeditorwork/json.worker.bundle.js',
};

// The editor asks for its workers by label; without an answer it would put them together from blob: URLs.
globalThis.MonacoEnvironment = {
  getWorker: (_module, label) =>
    new Worker(here(workers[label] ?? 'monacoeditorwork/editor.worker.bundle.js'), { name: label }),
};

globalThis.YogaGraphiQL.renderYogaGraphiQL(document.getElementById('playground'), {
  title: 'Reelgraph',
  logo: `<img class="reelgraph-logo" src="${here('reelgraph.svg')}" alt="">`,
  // graphql-ws. It connects when a subscription starts, so the cookie of a login that came before goes with it.
  subscriptionsProtocol: 'WS',
  defaultTabs: await Promise.all(['sign-in', 'library', 'live'].map(readTab)),
  initialQuery: undefined,
  // What is typed here may be a password: it stays in this browser tab, out of the address bar and of the disk.
  storage: sessionStorage,
  shouldPersistHeaders: false,
  onEditQuery: () => {},
});

async function readTab(name) {
  const response = await fetch(here(`${name}.graphql`));
  return { query: response.ok ? await response.text() : `# ${name}.graphql: ${response.status}` };
}

function here(path) {
  return new URL(path, import.meta.url).href;
}
