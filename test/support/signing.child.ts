import { parseSignerKey, signerOf } from '#evidence';

/** What is asked of the process that has the key, and what it answers. */
export interface Asked {
  readonly n: number;
  readonly text: string;
}
export type Answer =
  { readonly n: number; readonly signature: string } | { readonly n: number; readonly refused: string };

/** How it behaves each time; `hangs` answers when it is told to go on. */
export type Mood = 'signs' | 'fails' | 'lies' | 'hangs';

/** Signs for whoever started it, with the key of argv[2], in the moods of argv[3], one after the other. */
const { name, privateKey } = parseSignerKey(process.argv[2]!);
const signer = signerOf(name, privateKey);
const moods = process.argv[3]!.split(',') as Mood[];
const hanging: (() => Promise<void>)[] = [];
const answer = (said: Answer): void => void process.send!(said);

const signs = async ({ n, text }: Asked): Promise<void> =>
  answer({ n, signature: (await signer.sign(Buffer.from(text))).toString('base64') });

const hear = async (asked: Asked | 'go on'): Promise<unknown> => {
  if (asked === 'go on') return Promise.all(hanging.splice(0).map(each => each()));
  const { n } = asked;
  const mood = moods.shift() ?? 'signs';
  if (mood === 'fails') return answer({ n, refused: 'the module is locked' });
  if (mood === 'lies') return answer({ n, signature: Buffer.alloc(64).toString('base64') });
  return mood === 'hangs' ? hanging.push(() => signs(asked)) : signs(asked);
};

process.on('message', (asked: Asked | 'go on') => void hear(asked));
