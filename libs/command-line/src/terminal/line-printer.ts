import type { Out, Printer, Standing, Told } from './printer.js';

const width = 30;
const plainEveryShare = 0.1;

const progressText = ({ done, total, rate, secondsLeft }: Standing): string => {
  const share = total === 0 ? 1 : done / total;
  const percent = `${Math.floor(share * 100)} %`;
  const left = Number.isFinite(secondsLeft) ? Math.ceil(secondsLeft) : '–';
  return `${percent} ${done}/${total}, ${Math.round(rate)}/s, còn / left ${left} s`;
};

/** For people: what is said as it comes, progress as a bar on a terminal and as lines elsewhere. */
export class LinePrinter implements Printer {
  private told = -1;
  private drawn = false;

  constructor(private readonly out: Out) {}

  part(_name: string, text: string): void {
    this.clear();
    this.told = -1;
    this.out.remark(`${text}\n`);
  }

  progress(standing: Standing): void {
    const share = standing.total === 0 ? 1 : standing.done / standing.total;
    if (this.out.isTerminal) {
      const bar = '█'.repeat(Math.round(share * width)).padEnd(width, '░');
      this.out.remark(`\r\x1b[K${bar} ${progressText(standing)}`);
      this.drawn = true;
      return;
    }
    if (share < this.told + plainEveryShare && share < 1) return;
    this.told = share;
    this.out.remark(`${progressText(standing)}\n`);
  }

  say({ text }: Told): void {
    this.clear();
    this.out.print(text);
  }

  remark({ text }: Told): void {
    this.clear();
    this.out.remark(`${text}\n`);
  }

  private clear(): void {
    if (this.drawn) this.out.remark('\r\x1b[K');
    this.drawn = false;
  }
}
