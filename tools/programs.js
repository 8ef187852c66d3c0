/**
 * Makes the programs out of the compiled modules and the libraries they use: one file for each, and chunks for what
 * several share. A start then reads a dozen files instead of four thousand (docs/adr/0028).
 */
import { cpSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { rolldown } from 'rolldown';

const programs = {
  ledger: 'apps/ledger/src/main.js',
  demo: 'apps/ledger/src/demo.js',
  projector: 'apps/projector/src/main.js',
  socai: 'apps/socai/src/main.js',
  health: 'apps/health.js',
};

/** What a program starts from a file that it names: a thread or a process. It lies beside the program. */
const started = folder =>
  globSync('{apps,libs}/**/*.{worker,child}.js', { cwd: folder }).map(path => [basename(path, '.js'), path]);

/** Files that a program reads as text, found beside it. */
const texts = 'apps/auditor/src/case/page/script';

/** Packages that read files of their own, and the drivers of servers, which the embedded default never loads. */
const apart = ['swagger-ui-dist', /^@eventstore[/]db-client(?:[/]|$)/u, 'ioredis'];

/** Packages that a library takes when they are there; here they are not. */
const absent = [
  '@fastify/multipart',
  '@fastify/view',
  /^@nestjs[/]microservices/u,
  '@nestjs/platform-express',
  /^@nestjs[/]websockets/u,
  'class-transformer/storage',
];

/** The aliases of package.json lead to `dist`, where the build before this one lies. */
const aliases = folder => {
  const { imports } = JSON.parse(readFileSync('package.json', 'utf8'));
  return {
    name: 'aliases',
    resolveId: { filter: { id: /^#/u }, handler: id => imports[id]?.replace(/^[.]\/dist/u, folder) },
  };
};

/** @param folder where the compiled modules lie; the programs go to its `programs` */
export const makePrograms = async folder => {
  const dir = join(folder, 'programs');
  const entries = [...Object.entries(programs), ...started(folder)];
  const bundle = await rolldown({
    input: Object.fromEntries(entries.map(([name, path]) => [name, join(folder, path)])),
    platform: 'node',
    external: [...apart, ...absent],
    plugins: [aliases(folder)],
  });
  await bundle.write({ dir, format: 'esm', sourcemap: true });
  await bundle.close();
  cpSync(join(folder, texts), join(dir, basename(texts)), { recursive: true });
};
