import type { ControlAnswer, ControlQuestion } from './control-over-port.js';
import type { LogFile } from './stores/log-file.js';
import type { PublisherNews, StreamHeadsRoot } from '#transparency/publishing';

/** What the thread works on. */
export interface PublisherWork {
  readonly events: LogFile;
  /** Path of the key file: the thread reads it itself, so that no key passes between threads. */
  readonly key: string;
  /** Folder of the published files, and of the last signed head. */
  readonly folder: string;
  readonly heads: string;
  /** Path of the evidence index. */
  readonly index: string;
  readonly everyMs: number;
  readonly witnesses: readonly { readonly url: string; readonly verifierKey: string }[];
}

/** What the thread is told. */
export type PublisherOrder =
  | { readonly kind: 'stop' }
  | { readonly kind: 'publish' | 'stream-heads'; readonly id: number }
  | ({ readonly kind: 'control-answer' } & ControlAnswer);

/** What the thread tells. */
export type PublisherMessage =
  | PublisherNews
  | { readonly kind: 'done'; readonly id: number; readonly heads?: StreamHeadsRoot }
  | { readonly kind: 'not-done'; readonly id: number; readonly reason: string }
  | ({ readonly kind: 'control' } & ControlQuestion);
