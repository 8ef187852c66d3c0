import { NotDone, NotUnderstood, required, type Said, type Telling, tellingCommand } from '#command-line';
import { PooledRandom, SystemClock } from '#platform/ambient';
import { changeKeyFile, makeKeyFile, readKeyFile } from '#stores/files';
import {
  KeysStay,
  logKeysOf,
  newLogKey,
  retiredKeyLines,
  rotatedKeyLines,
  verifierKeyLines,
} from '#transparency/publishing';

const usage = `socai keys: khóa ký của sổ / signing keys of a log

  socai keys generate --name <origin> --out <file>   a new Ed25519 key, mode 600; prints its verifier key
  socai keys show <file>                             verifier keys of a key file, newest first
  socai keys rotate <file>                           a new key, linked to the present one; both sign until
  socai keys retire <file>                           the former key stops signing, and is destroyed in this file

  --name <origin>  name of the log and of its key (SOCAI_LOG_ORIGIN): visible ASCII without spaces and plus signs
  --json           for programs
  Sổ đang chạy đọc tệp khóa khi khởi động / A ledger reads its key file when it starts: restart it after either.
  Khóa riêng không bao giờ được in ra / The private key is never printed.
  Mã thoát / exit code: 0 xong / done, 1 bị từ chối / refused, 2 không hiểu / not understood,
  3 không đọc hoặc ghi được / could not read or write`;

const options = {
  name: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

type Verb = (said: Said<typeof options>, files: readonly string[]) => string | Promise<string>;

const generate: Verb = ({ name, out }, files) => {
  if (files.length > 0) throw new NotUnderstood(`không hiểu / not understood: ${files.join(' ')}`);
  const file = required('out', out);
  if (name === undefined) throw new NotUnderstood('thiếu / missing: --name');
  makeKeyFile(file, [newLogKey(name, new PooledRandom().bytes(32))]);
  return file;
};

/** A verb about one file of keys. */
const onFile =
  (change: (file: string) => Promise<void>): Verb =>
  async ({ name, out }, [file, ...more]) => {
    if (file === undefined || more.length > 0 || (name ?? out) !== undefined)
      throw new NotUnderstood('nói đúng một tệp / name exactly one file');
    await change(file);
    return file;
  };

const rotate = async (file: string): Promise<void> => {
  const seed = new PooledRandom().bytes(32);
  const now = new SystemClock().now();
  await changeKeyFile(file, lines => rotatedKeyLines(lines, seed, now));
};

const retire = (file: string): Promise<void> => changeKeyFile(file, async lines => retiredKeyLines(lines));

const verbs: ReadonlyMap<string, Verb> = new Map([
  ['generate', generate],
  ['show', onFile(async () => undefined)],
  ['rotate', onFile(rotate)],
  ['retire', onFile(retire)],
]);

const run = async (
  said: Said<typeof options>,
  things: readonly string[],
  telling: Telling,
): Promise<void> => {
  const [name = '', ...files] = things;
  const verb = verbs.get(name);
  if (!verb) throw new NotUnderstood(`không hiểu / not understood: ${things.join(' ')}`);
  const file = await verb(said, files);
  const keys = logKeysOf(readKeyFile(file));
  const lines = verifierKeyLines(keys).trimEnd();
  telling.say('keys', { file, origin: keys.origin, verifierKeys: lines.split('\n') }, lines);
};

const faultOf = (error: unknown): unknown => {
  if (error instanceof KeysStay) return new NotDone('keys.stay', error.message);
  return error instanceof RangeError
    ? new NotDone('key.unusable', `Không làm được khóa / The key cannot be made: ${error.message}.`)
    : error;
};

/** @returns the exit code */
export const keys = tellingCommand({
  usage,
  options,
  faultOf,
  takesThings: true,
  run: (said, telling, _signal, things) => run(said, things, telling),
});
