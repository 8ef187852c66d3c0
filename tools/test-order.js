import Sequencer from '@jest/test-sequencer';
import { kindOf, kinds } from './test-kinds.js';

const place = ({ path }) => kinds.indexOf(kindOf(path));

/** Jest's own order (what failed, then what takes longest) inside each kind. */
export default class TestOrder extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((one, other) => place(one) - place(other));
  }
}
