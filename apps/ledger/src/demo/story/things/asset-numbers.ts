import { goodOf, type GoodName } from './goods.js';

/** Numbers of the demo's things, counted by year and kind: `HD-2020-XE-001`. They are invented. */
export class AssetNumbers {
  private readonly given = new Map<string, number>();

  take(year: number, good: GoodName, count: number): readonly string[] {
    const prefix = `HD-${year}-${goodOf(good).thing!.letters}`;
    const before = this.given.get(prefix) ?? 0;
    this.given.set(prefix, before + count);
    return Array.from({ length: count }, (_, n) => `${prefix}-${`${before + n + 1}`.padStart(3, '0')}`);
  }
}

/** The serial number that the demo gives a thing, for those that have one. */
export const serialOf = (assetNumber: string, good: GoodName): { manufacturerSerial?: string } =>
  goodOf(good).thing!.serial ? { manufacturerSerial: `SN-${assetNumber.slice(3)}` } : {};
