import { expect, test } from '@jest/globals';
import { instantOf } from '#kernel';
import { NotUnderstood } from './arguments.js';
import { BrokenOff, NotDone } from './not-done.js';
import { tellingCommand } from './telling-command.js';

const options = {
  fault: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

const finding = { kind: 'finding', answer: { code: 'x' }, text: 'x is wrong' };
const faults: Readonly<Record<string, unknown>> = {
  refused: new NotDone('a.refused', 'refused', [finding], { index: 7 }),
  broken: new BrokenOff('a.broken', 'broken off'),
  args: new NotUnderstood('not understood'),
  bug: new TypeError('a bug'),
  disk: Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' }),
};

let ms = 0;
const clock = { now: () => instantOf((ms += 300)) };
const command = tellingCommand({
  usage: 'how it is used',
  options,
  run: async ({ fault }, telling, signal) => {
    telling.step('count', 'counting');
    const watch = telling.watch(clock, signal);
    watch.begin(10);
    for (let n = 0; n < 10; n += 1) watch.progress(1);
    telling.remark('note', 'to know');
    if (fault === 'stopped') signal.throwIfAborted();
    if (fault !== undefined) throw faults[fault];
    telling.say('answer', { count: 10 }, 'ten');
  },
});

const ran = async (args: readonly string[], isTerminal = false, signal = new AbortController().signal) => {
  const [lines, remarks]: [string[], string[]] = [[], []];
  const out = {
    isTerminal,
    print: (line: string) => void lines.push(line),
    remark: (text: string) => void remarks.push(text),
  };
  return { code: await command(args, signal, out), lines, remarks: remarks.join('') };
};

test('piped: the answer on one side, steps and plain lines of progress on the other', async () => {
  const { code, lines, remarks } = await ran([]);
  expect([code, lines]).toEqual([0, ['ten']]);
  expect(remarks.split('\n').slice(0, 2)).toEqual(['counting', expect.stringMatching(/^10 % 1\/10, /u)]);
  expect(remarks).toContain('100 % 10/10');
  expect(remarks).not.toMatch(/[\r█]/u);
});

test('on a terminal: a bar that is drawn over, and gone before anything else is said', async () => {
  const { remarks } = await ran([], true);
  expect(remarks).toContain('█');
  expect(remarks.endsWith('\r\u001b[Kto know\n')).toBe(true);
});

test('for programs: an object a line, nothing beside', async () => {
  const { lines, remarks } = await ran(['--json']);
  const said = lines.map(line => JSON.parse(line));
  expect([said.map(({ kind }) => kind).filter(kind => kind !== 'progress'), remarks]).toEqual([
    ['step', 'note', 'answer'],
    '',
  ]);
  expect(said.filter(({ kind }) => kind === 'progress').at(-1)).toMatchObject({ done: 10, secondsLeft: 0 });
});

test.each([
  ['refused', 1],
  ['args', 2],
  ['broken', 3],
  ['disk', 3],
  ['stopped', 3],
])('%s: %i', async (fault, code) => {
  const stopped = fault === 'stopped' ? AbortSignal.abort() : undefined;
  expect((await ran(['--fault', fault], false, stopped)).code).toBe(code);
});

test('a refusal says what was found, then why, with its numbers', async () => {
  const { lines } = await ran(['--fault', 'refused', '--json']);
  expect(lines.slice(-2).map(line => JSON.parse(line))).toEqual([
    { kind: 'finding', code: 'x' },
    { kind: 'failure', code: 'a.refused', reason: 'refused', index: 7 },
  ]);
});

test('help is an answer; what is not understood, or stands alone where nothing is taken, is not', async () => {
  expect(await ran(['--help'])).toMatchObject({ code: 0, lines: ['how it is used'] });
  for (const args of [['--no-such'], ['stray']])
    expect(await ran(args)).toMatchObject({
      code: 2,
      lines: [],
      remarks: expect.stringContaining('how it is'),
    });
});

test('a fault that nobody foresaw is not hidden', async () => {
  await expect(ran(['--fault', 'bug'])).rejects.toThrow('a bug');
});
