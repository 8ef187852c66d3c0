import { Cluster } from 'ioredis';
import type { Random, Scheduler } from '#event-sourcing';
import { ReadStoreUnavailable } from '#views';
import { scripts, type ScriptName } from '../scripts/index.js';
import { mustNotEvict } from './memory-policy.js';
import { neverEnding } from './never-ending.js';
import { type Client, openClient, type RedisAccess } from './redis-client.js';
import { unavailable } from './redis-faults.js';
import { parseRedisUrl, shownUrl } from './redis-url.js';

export interface RedisLinkOptions extends RedisAccess {
  readonly scheduler: Scheduler;
  /** Jitter of reconnections. */
  readonly random: Random;
}

type Argument = string | number;
type Scripted = Record<string, (...args: readonly Argument[]) => Promise<unknown>>;

/**
 * The one way to the server: connects when first asked, again after every break, and looks each time whether the
 * server may be trusted with rows. Whatever goes wrong below comes out as ReadStoreUnavailable.
 */
export class RedisLink {
  readonly shown: string;
  readonly #client: Client;
  #trusted: Promise<void> | undefined;
  #listening: Client | undefined;
  readonly #closing = new AbortController();

  /** @throws BadRedisUrl */
  constructor(
    url: string,
    private readonly options: RedisLinkOptions,
  ) {
    this.shown = shownUrl(url);
    this.#client = openClient(parseRedisUrl(url), options, options.random, scripts);
    // Every command that fails says so itself; without a listener the driver would print each lost connection.
    this.#client.on('error', () => undefined);
    // After a break there may be another server, with other settings.
    this.#client.on('close', () => (this.#trusted = undefined));
    neverEnding(this.#client, options.scheduler, this.#closing.signal);
  }

  /** Runs a script of ours on the node that has the keys. @throws ReadStoreUnavailable */
  async run<T>(name: ScriptName, keys: readonly string[], ...args: readonly Argument[]): Promise<T> {
    await this.check();
    return this.#asked(() =>
      (this.#client as unknown as Scripted)[`socai_${name}`]!(keys.length, ...keys, ...args),
    ) as Promise<T>;
  }

  /** Sends one command. @throws ReadStoreUnavailable */
  async send<T>(command: string, ...args: readonly Argument[]): Promise<T> {
    await this.check();
    return this.#asked(() => this.#client.call(command, ...args.map(String))) as Promise<T>;
  }

  /**
   * Looks whether the server keeps what it is given.
   * @throws EvictingRedis when it does not; ReadStoreUnavailable when it does not answer
   */
  check(): Promise<void> {
    this.#trusted ??= this.#asked(() => mustNotEvict(this.#client, this.shown)).catch((fault: unknown) => {
      this.#trusted = undefined;
      throw fault;
    });
    return this.#trusted;
  }

  /** Hears a channel from now on, over a connection of its own. */
  async listen(channel: string, hear: (message: string) => void): Promise<void> {
    this.#listening ??= this.#listener();
    this.#listening.on('message', (_, message: string) => hear(message));
    await this.#asked(() => this.#listening!.subscribe(channel));
  }

  close(): void {
    this.#closing.abort('closed');
    this.#client.disconnect();
    this.#listening?.disconnect();
  }

  #listener(): Client {
    const client = this.#client instanceof Cluster ? this.#client.duplicate() : this.#client.duplicate();
    client.on('error', () => undefined);
    neverEnding(client, this.options.scheduler, this.#closing.signal);
    return client;
  }

  async #asked<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await (this.#client instanceof Cluster ? this.#inTime(call()) : call());
    } catch (fault) {
      if (fault instanceof Error && fault.name === 'EvictingRedis') throw fault;
      throw unavailable(fault, this.shown);
    }
  }

  /** The driver's time-out does not count while it looks for a node of a cluster. */
  async #inTime<T>(call: Promise<T>): Promise<T> {
    const { scheduler, callMs = 3_000 } = this.options;
    const done = new AbortController();
    const late = scheduler.wait(callMs + 500, done.signal).then(() => {
      if (!done.signal.aborted)
        throw new ReadStoreUnavailable(`${this.shown} does not answer: no node of the cluster in time`);
    });
    try {
      return (await Promise.race([call, late])) as T;
    } finally {
      done.abort();
    }
  }
}
