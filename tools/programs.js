/**
 * Makes the programs out of the compiled modules and the libraries they use: one file for each, and chunks for what
 * several share. A start then reads a dozen files instead of four thousand (docs/adr/0028).
 */
import { cpSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

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
const apart = ['swagger-ui-dist', '@eventstore/db-client', 'ioredis'];

/** Packages that a library takes when they are there; here they are not. */
const absent = [
  '@fastify/multipart',
  '@fastify/view',
  '@nestjs/microservices',
  '@nestjs/platform-express',
  '@nestjs/websockets',
  'class-transformer/storage',
];

/** The aliases of package.json lead to `dist`, where the build before this one lies. */
const aliases = folder => ({
  name: 'aliases',
  setup({ onResolve }) {
    const { imports } = JSON.parse(readFileSync('package.json', 'utf8'));
    // Go reads this expression, and knows no flags. A library may have aliases of its own.
    onResolve({ filter: new RegExp('^#') }, ({ path }) =>
      imports[path] ? { path: imports[path].replace(/^[.]\/dist/u, folder) } : undefined,
    );
  },
});

/** Libraries in CommonJS ask for these, which modules do not have. */
const asCommonJs = [
  "import { createRequire as socaiRequire } from 'node:module';",
  'const require = socaiRequire(import.meta.url);',
  'const __filename = import.meta.filename;',
  'const __dirname = import.meta.dirname;',
].join('');

/** @param folder where the compiled modules lie; the programs go to its `programs` */
export const makePrograms = async folder => {
  const outdir = join(folder, 'programs');
  const entries = { ...programs, ...Object.fromEntries(started(folder)) };
  await build({
    entryPoints: Object.fromEntries(
      Object.entries(entries).map(([name, path]) => [name, join(folder, path)]),
    ),
    outdir,
    // Names in what is made are told from here: the same for every build.
    absWorkingDir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    sourcemap: true,
    sourcesContent: false,
    // Nest and the answers of faults tell classes by name.
    keepNames: true,
    external: [...apart, ...absent],
    plugins: [aliases(folder)],
    banner: { js: asCommonJs },
    logLevel: 'warning',
  });
  cpSync(join(folder, texts), join(outdir, basename(texts)), { recursive: true });
};
