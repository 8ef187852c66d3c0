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

  test('are no streams of the server or of the ledger itself', () => {
    for (const stream of ['$stats-1', '$$$stats-1', '$ce-budgetLine', names.onServer('socai-heads')]) {
      expect([shown(stream), names.ours(stream)]).toEqual([false, undefined]);
      expect(names.settled(stream)).toBeUndefined();
    }
  });

  test('of which settings of the ledger itself are watched too', () =>
    expect(names.settled(`$$${names.onServer('socai-heads')}`)).toBe('socai-heads'));
});

test('another namespace is nobody of ours', () => {
  const names = new StreamNames('mine.');
  expect([names.ours('other.line-1'), names.settled('$$other.line-1')]).toEqual([undefined, undefined]);
  expect(new RegExp(names.filter, 'u').test('mineXline-1')).toBe(false);
});
