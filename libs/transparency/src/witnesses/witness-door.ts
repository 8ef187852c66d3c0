import type { Scheduler } from '#event-sourcing';

/** What a witness answered. */
export interface WitnessReply {
  readonly status: number;
  /** Media type, without parameters. */
  readonly type: string;
  readonly body: string;
}

/** Carries a request to a witness. Throws when nothing comes back in time. */
export type WitnessDoor = (body: string, signal: AbortSignal) => Promise<WitnessReply>;

export interface DoorLimits {
  readonly timeoutMs: number;
  readonly replyBytesMax: number;
}

const usual: DoorLimits = { timeoutMs: 10_000, replyBytesMax: 65_536 };

/** @param url the submission prefix of a witness. Source: C2SP tlog-witness, "HTTP Interface" */
export const witnessDoor = (url: string, scheduler: Scheduler, limits: DoorLimits = usual): WitnessDoor => {
  const place = `${url.replace(/\/+$/u, '')}/add-checkpoint`;
  return async (body, signal) => {
    const over = new AbortController();
    const both = AbortSignal.any([signal, over.signal]);
    void scheduler
      .wait(limits.timeoutMs, both)
      .then(() => over.abort(new Error(`no answer within ${limits.timeoutMs / 1000} s`)));
    try {
      // A redirect would carry the log's proof to whom nobody named.
      return await replyOf(
        await fetch(place, { method: 'POST', body, redirect: 'error', signal: both }),
        limits,
      );
    } catch (error) {
      throw new Error(reasonOf(error as Error), { cause: error });
    } finally {
      over.abort();
    }
  };
};

const replyOf = async (response: Response, { replyBytesMax }: DoorLimits): Promise<WitnessReply> => {
  const [type = ''] = (response.headers.get('content-type') ?? '').split(';', 1);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > replyBytesMax) throw new Error(`its answer has more than ${replyBytesMax} bytes`);
    chunks.push(chunk);
  }
  return { status: response.status, type: type.trim(), body: Buffer.concat(chunks).toString() };
};

/** `fetch failed` says nothing; its cause does: ECONNREFUSED and the like. */
const reasonOf = ({ message, cause }: Error): string => {
  const { code } = (cause ?? {}) as NodeJS.ErrnoException;
  return code === undefined ? message : `${code}`;
};
