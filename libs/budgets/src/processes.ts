/** The commands that other capabilities' processes may issue on a line: a purchase holds and spends through them. */
export { commitFunds } from './commands/commit-funds/commit-funds.js';
export { payAdvance } from './commands/pay-advance/pay-advance.js';
export { postPayment } from './commands/post-payment/post-payment.js';
export { recoverAdvance } from './commands/recover-advance/recover-advance.js';
export { releaseCommitment } from './commands/release-commitment/release-commitment.js';
export { reversePayment } from './commands/reverse-payment/reverse-payment.js';
