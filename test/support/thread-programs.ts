/** A program for a thread that stands in for the real one. `tell(message)`, and `onOrder` set to hear orders. */
export const standIn = (text: string): URL =>
  new URL(
    `data:text/javascript,import { parentPort } from 'node:worker_threads';
     const tell = message => parentPort.postMessage(message);
     let onOrder = () => undefined;
     parentPort.on('message', order => (order.kind === 'stop' ? parentPort.close() : onOrder(order)));
     ${text}`,
  );
