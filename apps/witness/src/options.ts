import { parseArgs } from 'node:util';
import { parseVerifierKey, type Trust } from '#evidence';

export const usage = `socai witness: nhân chứng đồng ký đầu sổ / a witness that cosigns heads of logs

  socai witness --key <file> --origin <name>=<verifier key> [--listen <host>:<port>] [--state <folder>]
  socai witness --generate-key --key <file> --name <name>

  --key <file>         khóa riêng, chỉ chủ đọc được (0600) / its private key, readable by its owner alone
  --origin <n>=<key>   sổ được canh giữ và khóa của nó / a log it watches, and a verifier key of it; may be repeated,
                       for several logs and for former keys; the key alone when the log has the key's name
  --listen <place>     127.0.0.1:8788 unless said
  --state <folder>     last heads; witness-state unless said. Không bao giờ khôi phục từ bản sao lưu / never to be
                       restored from a backup
  --generate-key       tạo tệp khóa, in khóa kiểm tra / makes the key file and prints its verifier key
  --name <name>        tên của khóa / name of the key, as witness.example.vn/w1

  Mã thoát / exit code: 0 dừng êm / stopped, 1 không chạy được / could not run, 2 không hiểu / not understood`;

const options = {
  key: { type: 'string' },
  origin: { type: 'string', multiple: true, default: [] as string[] },
  listen: { type: 'string', default: '127.0.0.1:8788' },
  state: { type: 'string', default: 'witness-state' },
  'generate-key': { type: 'boolean', default: false },
  name: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

export interface Serving {
  readonly kind: 'serve';
  readonly key: string;
  readonly logs: readonly Trust[];
  readonly listen: { readonly host: string; readonly port: number };
  readonly state: string;
}

export type Options =
  | Serving
  | { readonly kind: 'generate'; readonly key: string; readonly name: string }
  | { readonly kind: 'help' };

/** The arguments say nothing that can be done. */
export class NotUnderstood extends Error {
  override readonly name = 'NotUnderstood';
}

/** @throws NotUnderstood */
export const readOptions = (args: readonly string[]): Options => {
  try {
    return parsed(args);
  } catch (error) {
    if (error instanceof NotUnderstood) throw error;
    throw new NotUnderstood(`không hiểu / not understood: ${(error as Error).message}`);
  }
};

const parsed = (args: readonly string[]): Options => {
  const { values } = parseArgs({ args: [...args], options, strict: true });
  if (values.help) return { kind: 'help' };
  const key = said('--key', values.key);
  if (values['generate-key']) return { kind: 'generate', key, name: said('--name', values.name) };
  const logs = logsOf(values.origin);
  if (logs.length === 0) throw new NotUnderstood('thiếu / missing: --origin');
  return { kind: 'serve', key, logs, listen: placeOf(values.listen), state: values.state };
};

const said = (option: string, value: string | undefined): string => {
  if (!value) throw new NotUnderstood(`thiếu / missing: ${option}`);
  return value;
};

/** A verifier key has a plus sign after its name and may end in `=`: only what is before the plus is parted. */
const logsOf = (pairs: readonly string[]): readonly Trust[] => {
  const logs = new Map<string, Trust>();
  for (const pair of pairs) {
    const [, origin, key = ''] = /^(?:([^+]*?)=)?([^=+]*\+.*)$/su.exec(pair) ?? [];
    const verifier = keyOf(pair, key);
    const name = origin ?? verifier.name;
    const logKeys = [...(logs.get(name)?.logKeys ?? []), verifier];
    logs.set(name, { origin: name, logKeys });
  }
  return [...logs.values()];
};

const keyOf = (pair: string, key: string) => {
  try {
    const verifier = parseVerifierKey(key);
    if (verifier.type === 'ed25519') return verifier;
  } catch (fault) {
    throw new NotUnderstood(`--origin ${pair}: ${(fault as Error).message}`);
  }
  throw new NotUnderstood(`--origin ${pair}: đây là khóa của nhân chứng / this is the key of a witness`);
};

const placeOf = (text: string): Serving['listen'] => {
  const [, host = '', digits = ''] = /^(?:\[?([^[\]]+?)\]?:)(\d{1,5})$/u.exec(text) ?? [];
  if (host && Number(digits) <= 65_535) return { host, port: Number(digits) };
  throw new NotUnderstood(`--listen ${text}: phải là / must be <host>:<port>`);
};
