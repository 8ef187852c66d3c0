const varint = 0;
const fixed64 = 1;
const bytes = 2;
const fixed32 = 5;
const high = 0x80;

/**
 * Reads the fields of a protobuf message in their order: `next`, and then what kind of field it is, or `skip`. Source:
 * https://protobuf.dev/programming-guides/encoding/
 */
export class ProtoReader {
  private type = varint;

  constructor(
    private readonly buffer: Buffer,
    private at = 0,
    private readonly end = buffer.length,
  ) {}

  /** The number of the next field; 0 when there is none. */
  next(): number {
    if (this.at >= this.end) return 0;
    const tag = this.number();
    this.type = tag & 7;
    return tag >>> 3;
  }

  /** A number that is below 2^53, or need not be exact. */
  number(): number {
    let value = 0;
    for (let weight = 1; ; weight *= 128) {
      const byte = this.buffer[this.at++]!;
      value += (byte & 0x7f) * weight;
      if (byte < high) return value;
    }
  }

  /** An exact number of up to 64 bits. */
  big(): bigint {
    const from = this.at;
    const value = this.number();
    if (Number.isSafeInteger(value)) return BigInt(value);
    let exact = 0n;
    for (let at = this.at - 1; at >= from; at -= 1) exact = (exact << 7n) | BigInt(this.buffer[at]! & 0x7f);
    return exact;
  }

  text(): string {
    const [from, to] = this.bounds();
    return this.buffer.toString('utf8', from, to);
  }

  content(): Buffer {
    return this.buffer.subarray(...this.bounds());
  }

  message(): ProtoReader {
    return new ProtoReader(this.buffer, ...this.bounds());
  }

  /** @throws RangeError for a form that no server sends */
  skip(): void {
    if (this.type === varint) this.number();
    else if (this.type === bytes) this.bounds();
    else if (this.type === fixed64) this.at += 8;
    else if (this.type === fixed32) this.at += 4;
    else throw new RangeError(`a field of the unknown type ${this.type}`);
  }

  private bounds(): [from: number, to: number] {
    const length = this.number();
    const from = this.at;
    this.at += length;
    if (this.at > this.end) throw new RangeError('a field ends past its message');
    return [from, this.at];
  }
}
