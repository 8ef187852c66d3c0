/**
 * Leaves of one tile as they are published: each after its length as a big-endian 16-bit number (C2SP tlog-tiles, "Log
 * entries"). Written once and in their places, so that they are hashed and compared where they stand.
 */
export class LeafBundle {
  private bytes = Buffer.alloc(256 * 1024);
  private readonly ends: number[] = [];
  private end = 0;

  /** @returns the leaf's bytes, which stand until the next is added */
  add(leaf: Buffer | string): Buffer {
    const start = this.end + 2;
    this.makeRoomFor(start + 3 * leaf.length);
    this.end =
      start + (typeof leaf === 'string' ? this.bytes.write(leaf, start) : leaf.copy(this.bytes, start));
    // What is longer than any entry differs from every bundle that can be read.
    this.bytes.writeUInt16BE((this.end - start) & 0xffff, start - 2);
    this.ends.push(this.end);
    return this.bytes.subarray(start, this.end);
  }

  /** The bundle of so many of them. */
  first(leaves: number): Buffer {
    return this.bytes.subarray(0, this.ends[leaves - 1]);
  }

  clear(): void {
    this.ends.length = 0;
    this.end = 0;
  }

  private makeRoomFor(end: number): void {
    if (end <= this.bytes.length) return;
    const larger = Buffer.alloc(2 * end);
    this.bytes.copy(larger);
    this.bytes = larger;
  }
}
