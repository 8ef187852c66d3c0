import { type Fact, isRejection, type Rejection } from '#kernel';
import type { Claim } from '../claims/claim.js';
import type { ClaimDesk } from '../claims/claim-desk.js';
import type { ReservationDesk } from '../reservations/reservation-desk.js';
import type { Reservation } from './delegation.js';
import type { Invocation } from './invocation.js';
import type { Ruling } from './judge.js';
import type { TurnedAway } from './outcome.js';

/** What a command has taken for itself on its way. */
export interface Taken {
  readonly invocation: Invocation;
  /** Numbers; given back when the command comes to nothing. */
  readonly taken: Claim[];
  /** Parts of somebody's ceiling; freed likewise. */
  readonly held: Reservation[];
}

/** Takes for a decision what must be its own before it is recorded, and gives back what came to nothing. */
export class Taking {
  constructor(
    private readonly claims: ClaimDesk,
    private readonly reservations: ReservationDesk,
  ) {}

  /** The decision with all it needs taken, or why not: a number is another's, a ceiling is reached. */
  async of(
    { decision, claims, reservation }: Ruling,
    { invocation, taken, held }: Taken,
  ): Promise<readonly Fact[] | Rejection | TurnedAway> {
    if (isRejection(decision)) return decision;
    const result = await this.claims.take(claims, invocation);
    if (isRejection(result)) return result;
    taken.push(...result.taken);
    if (!reservation) return decision;
    const against = await this.reservations.reserve(reservation, invocation);
    if (!against) held.push(reservation);
    return against ?? decision;
  }

  async giveBack({ invocation, taken, held }: Taken): Promise<void> {
    await this.claims.release(taken.splice(0), invocation);
    await this.reservations.free(held.splice(0), invocation);
  }
}
