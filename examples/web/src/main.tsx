/** The shell: who is signed in, and which page the address means. */
import { StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Link, Route, Switch, useLocation, useSearchParams } from 'wouter';
import { Icon } from './icons.tsx';
import { JobBoard } from './jobs.tsx';
import { Library } from './library.tsx';
import { ScenePage } from './scene.tsx';
import { SignedIn, useSession } from './session.tsx';
import './style.css';

function Header() {
  const { signOut } = useSession();
  const [path, navigate] = useLocation();
  const [asked] = useSearchParams();
  const present = path === '/' ? (asked.get('q') ?? '') : '';
  const [text, setText] = useState(present);
  useEffect(() => setText(present), [present]);
  return (
    <header className="bar">
      <Link href="/" className="brand">
        <img src="/icon.svg" alt="" width="30" height="30" />
        <span>Reelgraph</span>
      </Link>
      <search>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            navigate(text.trim() ? `/?${new URLSearchParams({ q: text.trim() })}` : '/');
          }}
        >
          <Icon name="search" />
          <input
            type="search"
            aria-label="Search the library"
            placeholder="Title, actor, tag, …"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </form>
      </search>
      <nav>
        <Link href="/" className={(isHere) => (isHere ? 'here' : '')} aria-label="Library">
          <Icon name="films" />
          <span>Library</span>
        </Link>
        <Link href="/jobs" className={(isHere) => (isHere ? 'here' : '')} aria-label="Jobs">
          <Icon name="jobs" />
          <span>Jobs</span>
        </Link>
        <button type="button" onClick={() => void signOut()} aria-label="Sign out" title="Sign out">
          <Icon name="leave" />
        </button>
      </nav>
    </header>
  );
}

function App() {
  return (
    <SignedIn>
      <Header />
      <Switch>
        <Route path="/" component={Library} />
        <Route path="/scenes/:id">{({ id }) => <ScenePage key={id} id={id} />}</Route>
        <Route path="/jobs" component={JobBoard} />
        <Route>
          <p className="empty">There is no such page.</p>
        </Route>
      </Switch>
    </SignedIn>
  );
}

const root = document.querySelector('#app');
if (root)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
