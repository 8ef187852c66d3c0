import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { temporaryFolder } from './temporary-folder.js';

/** Where distributions put it. */
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export const chromium = places.find(place => existsSync(place));

const quiet = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
const offline = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];
/** Of the page's own time: it stands still while the page computes. */
const budget = '--virtual-time-budget=20000';

/** A page opened from the disk in a real browser with an empty profile: what stands in it when its scripts have run. */
export const openedPage = (path: string): Promise<string> => {
  const profile = temporaryFolder();
  const args = [...quiet, ...offline, `--user-data-dir=${profile.path}`, budget, '--dump-dom'];
  return new Promise<string>((resolve, reject) =>
    execFile(
      chromium!,
      [...args, pathToFileURL(path).href],
      { maxBuffer: 256 * 1024 * 1024, timeout: 60_000 },
      (error, out) => (error ? reject(new Error('chromium failed', { cause: error })) : resolve(out)),
    ),
  ).finally(() => profile.remove());
};
