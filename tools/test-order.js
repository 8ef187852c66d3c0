import Sequencer from '@jest/test-sequencer';

/** Quick answers first: rules of the house, the libraries, then what needs engines, servers and dead processes. */
const order = ['architecture', 'libs', 'contract', 'integration', 'e2e', 'crash'];

const place = ({ path }) => {
  const folder = path.split('/dist/').at(-1).split('/');
  const at = order.indexOf(folder[0] === 'test' ? folder[1] : folder[0]);
  return at === -1 ? order.indexOf('integration') : at;
};

/** Jest's own order (what failed, then what takes longest) inside each kind. */
export default class TestOrder extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((one, other) => place(one) - place(other));
  }
}
