/** At its room's end about one number in a hundred that was never added seems to be there. */
const bitsEach = 10;
const probes = 7;

/** A set that forgets which numbers are in it and keeps only a mark of each (B. H. Bloom, 1970): a no is certain. */
export class BloomFilter {
  private readonly words: Uint32Array;
  private readonly mask: number;
  private added = 0;

  /** @param room numbers it takes before a yes means too little; it has a byte and a quarter for each, at least */
  constructor(private readonly room: number) {
    const bits = 2 ** Math.ceil(Math.log2(Math.max(room, 32) * bitsEach));
    this.words = new Uint32Array(bits / 32);
    this.mask = bits - 1;
  }

  get full(): boolean {
    return this.added >= this.room;
  }

  /** @param value 48 evenly spread bits, as a signed integer */
  add(value: number): void {
    const [first, step] = halvesOf(value);
    for (let probe = 0, at = first; probe < probes; probe += 1, at += step)
      this.words[(at & this.mask) >>> 5]! |= 1 << (at & 31);
    this.added += 1;
  }

  mayHold(value: number): boolean {
    const [first, step] = halvesOf(value);
    for (let probe = 0, at = first; probe < probes; probe += 1, at += step)
      if ((this.words[(at & this.mask) >>> 5]! & (1 << (at & 31))) === 0) return false;
    return true;
  }
}

/** The low 32 bits, where the probes begin, and 32 upper ones, how far each is from the last; odd, to reach all. */
const halvesOf = (value: number): readonly [number, number] => [value >>> 0, Math.floor(value / 2 ** 16) | 1];
