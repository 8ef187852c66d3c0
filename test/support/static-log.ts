import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import {
  cosignText,
  entryBundle,
  formatCheckpoint,
  formatEntryBundle,
  formatVerifierKey,
  leafHash,
  pathOf,
  signerKeyFromSeed,
  signerOf,
  signNote,
  TileTree,
  tileWidth,
  verifierOf,
  withSignatures,
} from '#evidence';
import { type EventStore, leafBytes } from '#event-sourcing';

/** A key of a log or a witness, the same in every run. */
export const keyNamed = (name: string, seed = 1, type: 'ed25519' | 'cosignature' = 'ed25519') => {
  const key = signerKeyFromSeed(name, Buffer.alloc(32, seed), type);
  return {
    signer: signerOf(name, key.privateKey, type),
    line: formatVerifierKey(verifierOf(name, key.publicKey, type)),
  };
};
export type TestKey = ReturnType<typeof keyNamed>;

export const origin = 'ledger.example/socai';
export const logKey = keyNamed(origin);
export const witnessKey = keyNamed('witness.example', 9, 'cosignature');

const put = (file: string, bytes: Uint8Array | string): void => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
};

/** The published files of the first `size` events of a log, and its signed head. Not durable: for tests. */
export const publish = async (
  store: Pick<EventStore, 'scan'>,
  folder: string,
  { size = Infinity, key = logKey } = {},
): Promise<{ readonly size: number; readonly root: Buffer; readonly note: string }> => {
  const events = await store.scan(-1, Math.min(size, 1_000_000));
  const leaves = events.map(event => leafBytes(event));
  const tree = new TileTree();
  for (const leaf of leaves) tree.add(leafHash(leaf));
  for (const { coordinates, bytes } of [...tree.takeFull(), ...tree.partials()])
    put(join(folder, pathOf(coordinates)), bytes);
  for (let at = 0; at < leaves.length; at += tileWidth) {
    const entries = leaves.slice(at, at + tileWidth);
    put(join(folder, pathOf(entryBundle(at / tileWidth, entries.length))), formatEntryBundle(entries));
  }
  const head = { origin: key.signer.name, size: tree.size, root: tree.root() };
  const note = await signNote(formatCheckpoint(head), [key.signer]);
  put(join(folder, 'checkpoint'), note);
  return { ...head, note };
};

/** What a witness adds to a head that it saw. */
export const cosigned = async (note: string, key: TestKey = witnessKey): Promise<string> => {
  const body = note.slice(0, note.lastIndexOf('\n\n') + 1);
  return withSignatures(note, [await cosignText(key.signer, body, 1_600_000_000)]);
};

const controlTable = `CREATE TABLE IF NOT EXISTS control (
  stream TEXT NOT NULL, revision INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (stream, revision)
) STRICT, WITHOUT ROWID`;

/** Records of a control stream; whatever was recorded before is gone. */
export const recordControl = (events: string, stream: string, texts: readonly string[]): void => {
  const db = new DatabaseSync(events);
  db.exec(controlTable);
  db.prepare('DELETE FROM control WHERE stream = ?').run(stream);
  const insert = db.prepare('INSERT INTO control VALUES (?, ?, ?)');
  for (const [revision, text] of texts.entries()) insert.run(stream, revision, text);
  db.close();
};

/** Heads as the ledger records them, oldest first. */
export const recordHeads = (events: string, notes: readonly string[]): void =>
  recordControl(
    events,
    'socai-heads',
    notes.map((checkpoint, n) => JSON.stringify({ checkpoint, time: `2021-01-01T00:00:0${n}.000Z` })),
  );
