import type { LogFile } from './stores/log-file.js';
import type { Progress, RebuildProgress } from '#views';

/** What the thread works on: the log, and the path of the views. */
export interface ProjectorWork {
  readonly events: LogFile;
  readonly views: string;
  /** The Redis whose views are built again when that is asked; else the file's are. */
  readonly shared?: { readonly url: string; readonly prefix?: string };
}

/** What the thread is told. */
export type ProjectorOrder =
  | { readonly kind: 'stop' }
  | { readonly kind: 'rebuild'; readonly view: string }
  | { readonly kind: 'switch'; readonly ask: number; readonly view: string; readonly copy?: string };

/** What the thread tells. */
export type ProjectorMessage =
  | Progress
  | { readonly kind: 'damaged'; readonly reason: string }
  | ({ readonly kind: 'rebuilding'; readonly view: string } & RebuildProgress)
  | { readonly kind: 'rebuilt'; readonly view: string; readonly copy: string }
  /** The answer to an order to switch; `reason` when there is nothing to switch to, `fault` when the store failed. */
  | {
      readonly kind: 'switch-answered';
      readonly ask: number;
      readonly reason?: string;
      readonly fault?: string;
    }
  | { readonly kind: 'rebuild-failed'; readonly view: string; readonly reason: string };
