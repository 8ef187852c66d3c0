import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import {
  formatSignerKey,
  formatVerifierKey,
  openCheckpoint,
  proveConsistency,
  proveInclusion,
  rootAt,
} from '#evidence';
import { SampleLog, sampleLogKey, sampleTrust } from '#evidence/testing';
import { headsStream, newLogKey } from '#transparency/publishing';
import { logKeys, origin, publishedLog, recordEvents } from '#test/support/published-log';
import { temporaryFolder } from '#test/support/temporary-folder';
import { testWithTool } from '#test/support/tool-on-machine';

/** Debian's packages put sources here; no module is fetched from anywhere. */
const gopath = process.env['SOCAI_GOPATH'] ?? '/usr/share/gocode';
const library = 'golang.org/x/mod/sumdb/tlog';
const folder = temporaryFolder();
const offline = {
  GO111MODULE: 'off',
  GOPATH: gopath,
  GOPROXY: 'off',
  GOFLAGS: '',
  GOCACHE: folder.file('cache'),
  PATH: process.env['PATH'] ?? '',
  HOME: folder.path,
};
const isThere = existsSync(join(gopath, 'src', library)) && spawnSync('go', ['version']).status === 0;
const test = testWithTool(isThere, `Go with ${library}`, 'apt-get install golang-go golang-golang-x-mod-dev');
afterAll(() => folder.remove());

interface Proof {
  readonly hashes: readonly string[];
}
interface Answer {
  readonly size: number;
  readonly entries: number;
  readonly inclusion: readonly (Proof & { index: number })[];
  readonly consistency: readonly (Proof & { old: number; oldRoot: string })[];
  readonly note: string;
}

const log = new SampleLog();
const base64 = (hash: Buffer) => hash.toString('base64');

const write = (path: string, bytes: string | Buffer): void => {
  mkdirSync(dirname(folder.file(path)), { recursive: true });
  writeFileSync(folder.file(path), bytes);
};

const built = folder.file('verifier');
const build = (): void => {
  const source = 'test/support/go/main.go';
  const done = spawnSync('go', ['build', '-o', built, source], { env: offline, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(done.stderr);
};

const ask = (request: object) => spawnSync(built, { input: JSON.stringify(request), encoding: 'utf8' });

/** Indexes and sizes on both sides of every edge of a tile, and some between. */
const places = [0, 1, 2, 254, 255, 256, 257, 511, 512, 1000, 65_535, 65_536, 65_537, 65_792, 66_000];

const requestOf = async (size: number) => {
  const reader = log.reader();
  const inclusion = places
    .filter(index => index < size)
    .map(async index => ({ index, hashes: (await proveInclusion(reader, index, size)).map(base64) }));
  const consistency = places
    .filter(old => old > 0 && old <= size)
    .map(async old => ({
      old,
      oldRoot: base64(await rootAt(reader, old)),
      hashes: (await proveConsistency(reader, old, size)).map(base64),
    }));
  return {
    folder: folder.path,
    verifierKey: formatVerifierKey(sampleLogKey.verifier),
    signerKey: formatSignerKey(sampleLogKey.key),
    inclusion: await Promise.all(inclusion),
    consistency: await Promise.all(consistency),
  };
};

/** Grows the log, writes its files, and what a verifier is asked. */
const publish = async (size: number) => {
  while (log.size < size) log.add(`entry ${log.size}`);
  const checkpoint = await log.publish(1_700_000_000);
  for (const [path, bytes] of log.files) write(path, bytes);
  write('checkpoint', checkpoint);
  return requestOf(size);
};

describe('golang.org/x/mod/sumdb', () => {
  beforeAll(() => {
    if (isThere) build();
  });

  test.each([1, 255, 256, 257, 66_001])('agrees on a log of %i entries', async size => {
    const request = await publish(size);
    const { status, stdout, stderr } = ask(request);
    expect([stderr, status]).toEqual(['', 0]);
    const answer = JSON.parse(stdout) as Answer;
    expect(answer).toMatchObject({ size, entries: size });
    const theirs = (proofs: readonly Proof[] | null) => (proofs ?? []).map(({ hashes }) => hashes);
    expect(theirs(answer.inclusion)).toEqual(theirs(request.inclusion));
    expect(answer.consistency ?? []).toEqual(request.consistency);
    const note = Buffer.from(answer.note, 'base64');
    expect(openCheckpoint(note, sampleTrust)).toMatchObject({ ok: true, value: { size } });
  });

  test('reads what the publisher made, under every head it signed, also when the files were deleted', async () => {
    const published = await publishedLog();
    try {
      const { publisher } = await published.publisher();
      for (const count of [260, 40, 100]) {
        await recordEvents(published.store, 'line-a', count);
        await publisher.round();
      }
      await published.files.remove(['tile']);
      const { control } = await published.publisher();
      const keys = {
        verifierKey: formatVerifierKey(logKeys.verifiers[0]!),
        signerKey: newLogKey(origin, Buffer.alloc(32, 7)),
      };
      const answers = [];
      for (const { text } of await control.records(headsStream)) {
        const { checkpoint } = JSON.parse(text) as { checkpoint: string };
        await published.files.write([{ path: 'checkpoint', bytes: Buffer.from(checkpoint) }]);
        const said = ask({ folder: published.folder.file('log'), ...keys, inclusion: [], consistency: [] });
        answers.push(said.status === 0 ? (JSON.parse(said.stdout) as Answer).entries : said.stderr);
      }
      expect(answers).toEqual([260, 300, 400]);
    } finally {
      await published.remove();
    }
  });

  test('refuses what we refuse: a tile, an entry, a proof or a checkpoint with one byte changed', async () => {
    const request = await publish(66_001);
    const [first] = request.inclusion;
    const forged = [{ ...first!, index: first!.index + 1 }];
    expect(ask({ ...request, inclusion: forged })).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/proof/),
    });
    for (const path of ['checkpoint', 'tile/0/000', 'tile/1/000', 'tile/entries/257.p/209']) {
      const bytes = readFileSync(folder.file(path));
      const changed = Buffer.from(bytes);
      changed[20]! ^= 1;
      write(path, changed);
      expect([path, ask(request).status]).toEqual([path, 1]);
      write(path, bytes);
    }
    expect(ask(request).status).toBe(0);
  });
});
