import type { LedgerEvent } from '#event-sourcing';
import type { Postings } from '#kernel';
import type { Holding } from '#units';

/** What each account holds now, from the postings of every event: nobody can spend what is not there. */
export class Books {
  private readonly amounts = new Map<string, bigint>();
  /** Accounts of lines and of custody that hold something, by unit. */
  private readonly byUnit = new Map<string, Set<string>>();

  take({ data }: LedgerEvent): void {
    for (const { account, amount } of (data as { postings?: Postings }).postings ?? []) {
      const now = (this.amounts.get(account) ?? 0n) + BigInt(amount);
      if (now === 0n) this.amounts.delete(account);
      else this.amounts.set(account, now);
      this.keep(account, now);
    }
  }

  private keep(account: string, now: bigint): void {
    const [kind, id = '', measure] = account.split('/');
    const counts = kind === 'custody' || (kind === 'line' && measure !== 'paid' && measure !== 'lapsed');
    if (!counts) return;
    const unitId = kind === 'custody' ? id : id.split('.')[1]!;
    const own = this.byUnit.get(unitId) ?? new Set();
    if (now === 0n) own.delete(account);
    else this.byUnit.set(unitId, own.add(account));
  }

  availableOn(lineId: string): bigint {
    return this.amounts.get(`line/${lineId}/available`) ?? 0n;
  }

  /** Money that is neither paid nor lapsed, and things. */
  holdingsOf(unitId: string): readonly Holding[] {
    return [...(this.byUnit.get(unitId) ?? [])].slice(0, 20).map(account => ({
      kind: account.startsWith('custody/') ? 'asset' : 'budgetLine',
      id: account.startsWith('custody/') ? unitId : account.split('/')[1]!,
      amount: `${this.amounts.get(account)!}`,
    }));
  }
}
