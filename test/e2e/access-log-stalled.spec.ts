import { execFileSync } from 'node:child_process';
import { constants, openSync, closeSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { castOf, found } from '#test/support/hai-duong';
import { ledgerInFolder, type LedgerInFolder } from '#test/support/ledger-process';

let home: LedgerInFolder;
beforeEach(async () => {
  home = await ledgerInFolder();
}, 60_000);
afterEach(() => home.remove());

const hourMs = 3_600_000;
/** The files of this hour and the next, wherever the test falls. */
const places = (): readonly string[] =>
  [0, hourMs].map(later => {
    const hour = new Date(Date.now() + later).toISOString().slice(0, 13);
    return join(home.folder.path, 'access', `${hour}.jsonl`);
  });

/** A pipe that nobody reads: whoever opens it for writing waits for ever. */
const hung = (place: string) => {
  execFileSync('mkfifo', [place]);
  return () => closeSync(openSync(place, constants.O_RDWR | constants.O_NONBLOCK));
};
/** A disk without room. */
const full = (place: string) => {
  symlinkSync('/dev/full', place);
  return () => undefined;
};

test.each([
  ['hangs', hung],
  ['is on a full disk', full],
])(
  'where the file of reads %s, questions and commands are answered all the same',
  async (_, stalled) => {
    const letGo = places().map(stalled);
    const cast = await castOf(home.now);
    for (let n = 0; n < 20; n += 1) expect((await cast.auditor.get('/v1/units')).status).toBe(200);
    // A second and more: by now what was read is on its way to the file, and stays there.
    const begun = Date.now();
    while (Date.now() - begun < 2_000) expect((await cast.auditor.get('/v1/units')).status).toBe(200);
    await found(cast);
    while ((await cast.auditor.get('/v1/units')).body.items.length < 4);
    for (const go of letGo) go();
  },
  60_000,
);
