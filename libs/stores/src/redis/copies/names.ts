import { CopyGone, type ViewId } from '#views';

/**
 * Names of keys. Whatever belongs to one view lies in one slot of a cluster, so that one script can switch between its
 * copies; the few keys of the whole store lie in another.
 */
export class StoreNames {
  constructor(private readonly prefix: string) {}

  /** Last generation given, in the whole store. */
  get generation(): string {
    return `{${this.prefix}}:generation`;
  }

  /** Set of the names of views. */
  get views(): string {
    return `{${this.prefix}}:views`;
  }

  /** Where every commit is announced. */
  get moved(): string {
    return `{${this.prefix}}:moved`;
  }

  /** Hash: how far each follower came. */
  get bookmarks(): string {
    return `{${this.prefix}}:bookmarks`;
  }

  lease(name: string): string {
    return `{${this.prefix}:lease:${name}}`;
  }

  /** @throws CopyGone for what is no id of a copy */
  copy(id: ViewId): CopyNames {
    const [, name, version, generation] = /^(.+)@(\d{1,9})#(\d{1,15})$/u.exec(id) ?? [];
    if (name === undefined || version === undefined || generation === undefined) throw new CopyGone(id);
    return new CopyNames(id, this.view(name), `${version}#${generation}`);
  }

  view(name: string): ViewNames {
    return new ViewNames(name, `{${this.prefix}:${name}}`);
  }
}

export class ViewNames {
  constructor(
    readonly name: string,
    readonly tag: string,
  ) {}

  /** Hash: `epoch`, when the view was first made here, and `changes`, how often its copies changed. */
  get view(): string {
    return `${this.tag}:view`;
  }

  /** Set of the copies there are, each `version#generation`. */
  get copies(): string {
    return `${this.tag}:copies`;
  }

  /** Set of the copies that are being dropped. */
  get dropping(): string {
    return `${this.tag}:dropping`;
  }

  /** What stands before `version#generation` in the keys of a copy. */
  get beforeCopy(): string {
    return `${this.tag}@`;
  }
}

/** Keys of one copy. Letters are short because a large view has a hundred thousand of them. */
export class CopyNames {
  constructor(
    readonly id: ViewId,
    readonly of: ViewNames,
    readonly copy: string,
  ) {}

  /** Hash: state, position, digest, parked, and the numbers given out. */
  get head(): string {
    return `${this.of.beforeCopy}${this.copy}`;
  }

  /** The head of a copy that is being dropped. */
  get grave(): string {
    return `${this.head}:grave`;
  }

  /** Hash: account NUL commodity → cell. */
  get cells(): string {
    return `${this.head}:c`;
  }

  /** Sorted set of `account NUL commodity`. */
  get byAccount(): string {
    return `${this.head}:a`;
  }

  /** Sorted set of `commodity NUL account`. */
  get byCommodity(): string {
    return `${this.head}:m`;
  }

  /** + number: list of the entries of a strand, four elements each: index, day, running total, member. */
  get strand(): string {
    return `${this.head}:s:`;
  }

  /** + index >> 7: hash index → event id. */
  get events(): string {
    return `${this.head}:e:`;
  }

  /** Sorted set of every document's key. */
  get keys(): string {
    return `${this.head}:k`;
  }

  /** + key: list of the versions of a document, three elements each: index, terms, text. */
  get versions(): string {
    return `${this.head}:v:`;
  }

  /** Hash: bucket NUL value → term. */
  get terms(): string {
    return `${this.head}:t`;
  }

  /** + term: sorted set of the keys that stand under it now. */
  get standing(): string {
    return `${this.head}:n:`;
  }

  /** + term: sorted set of the keys that left it, by the index at which they last did. */
  get left(): string {
    return `${this.head}:l:`;
  }
}
