/** The right to do some work for a while. */
export interface Lease {
  /** True while it is still ours: then it lasts `ms` milliseconds from now. False once another may have it. */
  renew(ms: number): Promise<boolean>;
  /** Gives it up; nothing happens when it is no longer ours. */
  release(): Promise<void>;
}

/**
 * Leases save work, and nothing else: who holds one may be paused past its end and go on as if nothing had happened,
 * while another holds it too. Whatever two holders must not both do is refused where it is written: a view by compare
 * and set on its position, a step of a process by the revision of its stream and by its command's receipt.
 *
 * Every adapter passes the one contract suite (`test/contract/leases.contract.ts`). Any method may fail in an outage.
 */
export interface Leases {
  /** For `ms` milliseconds; undefined while somebody else has it. */
  take(name: string, ms: number): Promise<Lease | undefined>;
}
