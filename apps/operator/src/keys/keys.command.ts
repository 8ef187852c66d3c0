import { parseArgs } from 'node:util';
import { Malformed } from '#evidence';
import { PooledRandom } from '#platform/ambient';
import { KeyFileProblem, makeKeyFile, readKeyFile } from '#stores/files';
import { logKeysOf, newLogKey, verifierKeyLines } from '#transparency/publishing';

const usage = `socai keys: khóa ký của sổ / signing keys of a log

  socai keys generate --name <origin> --out <file>   a new Ed25519 key, mode 600; prints its verifier key
  socai keys show <file>                             verifier keys of a key file, newest first

  --name <origin>  name of the log and of its key (SOCAI_LOG_ORIGIN): visible ASCII without spaces and plus signs
  --json           for programs
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

const asked = (args: readonly string[]): number => {
  const said = parsed(args);
  const code = said && carriedOut(said);
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
const verbs: Readonly<Record<string, (said: Said) => number | undefined>> = {
  generate: ({ name, out, json = false, files }) =>
    name === undefined || out === undefined || files.length > 0 ? undefined : generate(name, out, json),
  show: ({ name, out, json = false, files: [file, ...more] }) =>
    file === undefined || (name ?? out) !== undefined || more.length > 0 ? undefined : show(file, json),
};

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

/** @returns the exit code */
export const keys = async (args: readonly string[]): Promise<number> => {
  try {
    return asked(args);
  } catch (fault) {
    const isTrouble = 'code' in (fault as object);
    if (!(
      fault instanceof KeyFileProblem ||
      fault instanceof Malformed ||
      fault instanceof RangeError ||
      isTrouble
    ))
      throw fault;
    console.error((fault as Error).message);
    return 1;
  }
};
