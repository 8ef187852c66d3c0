import type { Report } from '../findings/finding.js';
import type { ShownHead } from './heads.js';

/** All heads there are, by size: a few bytes each, however many were signed. */
export class HeadList {
  private readonly heads: ShownHead[];

  constructor(heads: readonly ShownHead[]) {
    this.heads = heads.toSorted((a, b) => a.size - b.size);
  }

  get count(): number {
    return this.heads.length;
  }

  /** Each size in a range once: above `from`, up to `to`. */
  sizesIn(from: number, to: number): readonly number[] {
    const sizes = this.heads.filter(({ size }) => size > from && size <= to).map(({ size }) => size);
    return [...new Set(sizes)];
  }

  largest(): number {
    return this.heads.at(-1)?.size ?? 0;
  }

  /** Heads of more events than there are: the end of the log was cut off, or an old copy put in its place. */
  reportBeyond(size: number, report: Report): void {
    const beyond = this.heads.filter(head => head.size > size);
    for (const head of firstOfEachSource(beyond))
      report({
        code: 'head.beyond-log',
        index: size,
        what: spoken(head),
        expected: `${head.size}`,
        actual: `${size}`,
      });
  }

  /** Once a newer key has signed, none but a thief signs what comes later with a former key alone. */
  reportFormerKeys(report: Report): void {
    let newest: { readonly size: number; readonly keyAge: number } | undefined;
    const former: ShownHead[] = [];
    for (const head of this.heads) {
      const { size, keyAge } = head;
      if (keyAge === undefined) continue;
      if (newest && size > newest.size && keyAge > newest.keyAge) former.push(head);
      if (!newest || keyAge < newest.keyAge) newest = { size, keyAge };
    }
    for (const head of firstOfEachSource(former))
      report({ code: 'head.former-key', index: head.size, what: spoken(head) });
  }

  /**
   * Compares with the roots that the events give.
   * @param rootAt of a size; undefined when that range could not be read
   */
  reportDifferent(rootAt: (size: number) => Buffer | undefined, size: number, report: Report): void {
    let sound = 0;
    const wrong: (ShownHead & { readonly after: number; readonly actual: Buffer })[] = [];
    for (const head of this.heads.filter(one => one.size <= size)) {
      const actual = rootAt(head.size);
      if (!actual || actual.equals(head.root)) sound = wrong.length > 0 ? sound : head.size;
      else wrong.push({ ...head, after: sound, actual });
    }
    for (const head of firstOfEachSource(wrong))
      report({
        code: 'head.root',
        index: head.after,
        what: `${spoken(head)}, ${head.size}`,
        expected: head.root.toString('base64'),
        actual: head.actual.toString('base64'),
      });
  }
}

const spoken = ({ source, where }: ShownHead): string => `${source} ${where}`;

/** Every head after a change differs too: what matters is the first. */
const firstOfEachSource = <Head extends ShownHead>(heads: readonly Head[]): readonly Head[] =>
  heads.filter((head, n) => heads.findIndex(({ source }) => source === head.source) === n);
