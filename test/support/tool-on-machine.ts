import { test } from '@jest/globals';

/**
 * A test that needs a program which is not ours, since it must not rest on our code alone. Where the program is
 * missing the test is left out, which is said; with CI=true it fails instead: `.ci/run` installs such programs.
 * @param isThere whether the program is on the machine
 * @param tool its name, and `needs` what to install, for the message
 */
export const testWithTool = (isThere: boolean, tool: string, needs: string): typeof test => {
  if (isThere) return test;
  const message = `NOT CROSS-CHECKED: ${tool} is not on this machine (${needs})`;
  if (process.env['CI'] === 'true')
    test(`${tool} is on the machine`, () => {
      throw new Error(message);
    });
  console.warn(message);
  return test.skip as typeof test;
};
