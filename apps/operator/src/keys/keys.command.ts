import { parseArgs } from 'node:util';
import { Malformed } from '#evidence';
import { PooledRandom, SystemClock } from '#platform/ambient';
import { changeKeyFile, KeyFileProblem, makeKeyFile, readKeyFile } from '#stores/files';
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
  Mã thoát / exit code: 0 xong / done, 1 bị từ chối / refused, 2 không hiểu / not understood.`;

const options = {
  name: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

const parsed = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (fault) {
    console.error(`${(fault as Error).message}\n`);
    return undefined;
  }
};

const asked = async (args: readonly string[]): Promise<number> => {
  const said = parsed(args);
  const code = said && (await carriedOut(said));
  if (code !== undefined) return code;
  const help = said?.values.help ?? false;
  console[help ? 'log' : 'error'](usage);
  return help ? 0 : 2;
};

/** Undefined: what was said is not understood, or asks for help. */
const carriedOut = ({ values, positionals }: NonNullable<ReturnType<typeof parsed>>) => {
  const [verb = '', ...files] = positionals;
  return values.help || !Object.hasOwn(verbs, verb) ? undefined : verbs[verb]?.({ ...values, files });
};

interface Said {
  readonly name?: string;
  readonly out?: string;
  readonly json?: boolean;
  readonly files: readonly string[];
}

/** Undefined: what was said is not understood. */
const verbs: Readonly<Record<string, (said: Said) => number | undefined | Promise<number>>> = {
  generate: ({ name, out, json = false, files }) =>
    name === undefined || out === undefined || files.length > 0 ? undefined : generate(name, out, json),
  show: said => withFile(said, show),
  rotate: said => withFile(said, rotate),
  retire: said => withFile(said, retire),
};

const withFile = <Code>(
  { name, out, json = false, files: [file, ...more] }: Said,
  work: (file: string, json: boolean) => Code,
): Code | undefined =>
  file === undefined || (name ?? out) !== undefined || more.length > 0 ? undefined : work(file, json);

const generate = (name: string, out: string, json: boolean): number => {
  makeKeyFile(out, [newLogKey(name, new PooledRandom().bytes(32))]);
  return show(out, json);
};

const show = (file: string, json: boolean): number => {
  const keys = logKeysOf(readKeyFile(file));
  const lines = verifierKeyLines(keys).trimEnd();
  console.log(json ? JSON.stringify({ file, origin: keys.origin, verifierKeys: lines.split('\n') }) : lines);
  return 0;
};

const rotate = async (file: string, json: boolean): Promise<number> => {
  const [seed, now] = [new PooledRandom().bytes(32), new SystemClock().now()];
  await changeKeyFile(file, lines => rotatedKeyLines(lines, seed, now));
  return show(file, json);
};

const retire = async (file: string, json: boolean): Promise<number> => {
  await changeKeyFile(file, async lines => retiredKeyLines(lines));
  return show(file, json);
};

/** @returns the exit code */
export const keys = async (args: readonly string[]): Promise<number> => {
  try {
    return await asked(args);
  } catch (fault) {
    const isTrouble = 'code' in (fault as object);
    if (!(
      fault instanceof KeyFileProblem ||
      fault instanceof KeysStay ||
      fault instanceof Malformed ||
      fault instanceof RangeError ||
      isTrouble
    ))
      throw fault;
    console.error((fault as Error).message);
    return 1;
  }
};
