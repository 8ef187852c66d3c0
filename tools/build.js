/**
 * Compiles into a folder of its own and puts it in the place of `dist` when it is whole. So two builds at once do not
 * meet, a demo that runs keeps its files while another is built, and a build that fails leaves the last good one.
 * (By the compiler's API: `tsc` finds what the aliases of package.json lead to under its output folder only.)
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import ts from 'typescript';
import { makePrograms } from './programs.js';
import { replaceFolder } from './replace-folder.js';

const place = resolve('dist');
const fresh = `${place}.${process.pid}`;

const isAlive = pid => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** What builds left behind that were killed. */
const sweep = () => {
  for (const name of readdirSync('.')) {
    const pid = /^dist[.](\d+)/u.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(name, { recursive: true, force: true });
  }
};

const write = (path, text, mark) => {
  const to = resolve(path).replace(place, fresh);
  mkdirSync(dirname(to), { recursive: true });
  ts.sys.writeFile(to, text, mark);
};

const compile = () => {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: told => report([told]) };
  const config = ts.getParsedCommandLineOfConfigFile('tsconfig.json', {}, host);
  const program = ts.createProgram(config.fileNames, config.options);
  const faults = [...config.errors, ...ts.getPreEmitDiagnostics(program)];
  return faults.length > 0 ? faults : program.emit(undefined, write).diagnostics;
};

const report = faults =>
  console.error(
    ts.formatDiagnosticsWithColorAndContext(faults, {
      getCanonicalFileName: path => path,
      getCurrentDirectory: ts.sys.getCurrentDirectory,
      getNewLine: () => '\n',
    }),
  );

sweep();
const faults = compile();
if (faults.length === 0) {
  await makePrograms(fresh);
  replaceFolder(fresh, place);
} else report(faults);
rmSync(fresh, { recursive: true, force: true });
process.exitCode = faults.length === 0 ? 0 : 1;
