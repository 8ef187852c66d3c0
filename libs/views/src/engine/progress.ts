/** What the projector tells the one who runs it, as it happens. */
export type Progress =
  /** Views that were behind read on; `done` and `total` are counts of events in the log. */
  | {
      readonly kind: 'catching-up';
      readonly views: readonly string[];
      readonly done: number;
      readonly total: number;
    }
  /** Views stand at the head of the log and follow it from here. */
  | { readonly kind: 'following'; readonly views: readonly string[]; readonly position: number }
  | { readonly kind: 'switched'; readonly view: string; readonly version: number; readonly copy: string }
  /** A new version of a view could not be built. Its live copy stays; its questions answer "not ready". */
  | { readonly kind: 'not-built'; readonly view: string; readonly version: number; readonly reason: string }
  /** Newer code took a view over; this projector no longer feeds it. */
  | { readonly kind: 'superseded'; readonly view: string; readonly version: number }
  /** Live copies of views that this program does not declare: a day later they are swept. */
  | { readonly kind: 'retired'; readonly copies: readonly string[] }
  | { readonly kind: 'swept'; readonly copies: readonly string[] }
  /** The log or the read store does not answer; the projector tries again from its checkpoints. */
  | { readonly kind: 'interrupted'; readonly reason: string };

export type OnProgress = (progress: Progress) => void;
