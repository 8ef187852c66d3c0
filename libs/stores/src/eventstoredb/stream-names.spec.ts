import { StreamNames } from './stream-names.js';

describe.each(['', 'a.b+'])('streams behind the namespace "%s"', namespace => {
  const names = new StreamNames(namespace);
  const shown = (stream: string) => new RegExp(names.filter, 'u').test(stream);

  test('are followed, with what sets their retention', () => {
    for (const stream of ['budgetLine-1', 'claim-ab']) {
      const onServer = names.onServer(stream);
      expect([shown(onServer), names.ours(onServer)]).toEqual([true, stream]);
      expect([shown(`$$${onServer}`), names.settled(`$$${onServer}`)]).toEqual([true, stream]);
    }
  });

  test('are no streams of the server or of keys', () => {
    for (const stream of ['$stats-1', '$$$stats-1', '$ce-budgetLine', names.onServer('socai-key-5a')]) {
      expect([shown(stream), names.ours(stream)]).toEqual([false, undefined]);
      expect([names.settled(stream), names.housekeeping(stream)]).toEqual([undefined, undefined]);
    }
    expect(names.settled(`$$${names.onServer('socai-key-5a')}`)).toBeUndefined();
  });

  test('of the ledger itself are no part of the log; their end and their settings are watched', () => {
    for (const stream of ['socai-heads', 'socai-seal', 'socai-key-copies']) {
      const onServer = names.onServer(stream);
      expect([shown(onServer), names.ours(onServer)]).toEqual([true, undefined]);
      expect(names.housekeeping(onServer)).toBe(stream);
      expect(names.settled(`$$${onServer}`)).toBe(stream);
    }
  });
});

test('another namespace is nobody of ours', () => {
  const names = new StreamNames('mine.');
  expect([names.ours('other.line-1'), names.settled('$$other.line-1')]).toEqual([undefined, undefined]);
  expect(new RegExp(names.filter, 'u').test('mineXline-1')).toBe(false);
});
