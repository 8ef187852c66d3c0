/**
 * Builds, runs the tests on what was built, and ends with one line: `N passed, N failed` (`, N skipped` when there
 * are any). Arguments go to jest: `npm test -- dist/libs/budgets`. The line comes from outside jest, so that it is
 * printed when jest itself, or the build, falls over: that counts as one failure.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { timesOf } from './test-times.js';

// Not in dist: another build may put its own in that place meanwhile.
const folder = mkdtempSync(join(tmpdir(), 'socai-tests-'));
const result = join(folder, 'result.json');

const run = (command, args, env = {}) =>
  spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status === 0;

const jest = () =>
  run('jest', ['--maxWorkers=2', '--json', `--outputFile=${result}`, ...process.argv.slice(2)], {
    NODE_OPTIONS: '--experimental-vm-modules --no-warnings=ExperimentalWarning',
  });

const counts = () => {
  if (!existsSync(result)) return { passed: 0, failed: 1, skipped: 0 };
  const seen = JSON.parse(readFileSync(result, 'utf8'));
  console.log(timesOf(seen.testResults));
  return {
    passed: seen.numPassedTests,
    failed: seen.numFailedTests + seen.numRuntimeErrorTestSuites,
    skipped: seen.numPendingTests + seen.numTodoTests,
  };
};

const succeeded = run('npm', ['run', '--silent', 'build']) && jest();
const { passed, failed, skipped } = counts();
rmSync(folder, { recursive: true, force: true });
// Jest may fail with every test passed: no test found, a handle in global teardown, a crash at its end.
const failures = succeeded ? failed : Math.max(failed, 1);

console.log(`${passed} passed, ${failures} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exitCode = failures === 0 ? 0 : 1;
