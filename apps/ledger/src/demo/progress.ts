import type { OnStep } from './tell-story.js';

const width = 30;

/** A bar that is redrawn on a terminal; a line a chapter elsewhere. */
export const progressOn = (out: NodeJS.WriteStream): OnStep => {
  let shown = '';
  return (done, total, { title }) => {
    if (out.isTTY) {
      const bar = '█'.repeat(Math.round((done / total) * width)).padEnd(width, '░');
      out.write(`\r\x1b[K${bar} ${done}/${total}  ${title.vi}${done === total ? '\n' : ''}`);
    } else if (title.vi !== shown) {
      shown = title.vi;
      out.write(`${done}/${total}  ${title.vi} / ${title.en}\n`);
    }
  };
};
