import type { Clock } from '#event-sourcing';
import type { Instant } from '#kernel';
import type { PublicationState } from './publication.js';
import type { CosignerState } from './publishing/cosigner.js';
import type { PublisherNews } from './publishing/publisher-parts.js';

/** Keeps what a publisher tells, and wakes those who wait for a head. */
export class PublicationBoard {
  state: PublicationState = {
    phase: 'auditing',
    audited: { done: 0, total: 0 },
    size: 0,
    cosigners: [],
    signatures: 0,
  };
  private readonly waiting = new Set<() => void>();

  constructor(private readonly clock: Clock) {}

  note(news: PublisherNews): void {
    this.state = after(this.state, news, this.clock.now());
    this.wake();
  }

  /** The publisher is gone; `reason` when it was not asked to. */
  end(reason?: string): void {
    if (reason !== undefined) this.note({ kind: 'trouble', reason });
    if (this.state.phase !== 'halted') this.state = { ...this.state, phase: 'ended' };
    this.wake();
  }

  /** Another takes its place. What it was that ended the one before is said until a head stands again. */
  beginAgain(): void {
    this.state = { ...this.state, phase: 'auditing', audited: { done: 0, total: 0 } };
  }

  async reached(size: number, signal: AbortSignal): Promise<boolean> {
    while (this.state.size < size && !signal.aborted) {
      await new Promise<void>(resolve => {
        this.waiting.add(resolve);
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    }
    return this.state.size >= size;
  }

  private wake(): void {
    for (const resume of this.waiting) resume();
    this.waiting.clear();
  }
}

const withState = (states: readonly CosignerState[], now: CosignerState): readonly CosignerState[] => {
  const at = states.findIndex(({ name }) => name === now.name);
  return at === -1 ? [...states, now] : states.with(at, now);
};

const withHead = (
  state: PublicationState,
  { size, note, heads }: Extract<PublisherNews, { kind: 'published' }>,
): PublicationState => {
  const signatures = state.signatures + (size > state.size && state.phase === 'publishing' ? 1 : 0);
  return { ...state, phase: 'publishing', size, note, signatures, ...(heads && { heads }) };
};

const after = (state: PublicationState, news: PublisherNews, now: Instant): PublicationState => {
  // A head that stands has got over what was tried in vain; an audit that goes on may fail at the same place.
  const { trouble, ...rest } = state;
  switch (news.kind) {
    case 'auditing':
      return { ...state, audited: { done: news.done, total: news.total } };
    case 'empty':
      return { ...rest, phase: 'publishing' };
    case 'published':
      return withHead(rest, news);
    case 'recovered':
      return rest;
    case 'mended':
      return state;
    case 'halted':
      return { ...state, phase: 'halted', halt: news.halt };
    case 'cosigner':
      return { ...state, cosigners: withState(state.cosigners, news.cosigner) };
    case 'trouble':
      return { ...state, trouble: { reason: news.reason, since: trouble?.since ?? now } };
  }
};
