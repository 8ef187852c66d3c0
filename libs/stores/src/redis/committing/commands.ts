/** Words of one command: Lua hands over fewer than 8,000 at once. Divisible by what one row takes: 2, 3 or 4. */
const mostWords = 900;

/** What one commit makes the server do, as words: the count of each command's, then the command. */
export class Commands {
  readonly words: (string | number)[] = [];

  /** @param rows whose values stand one after another; as many commands as it takes */
  add(command: 'RPUSH' | 'HSET' | 'ZADD' | 'ZREM', key: string, rows: readonly (string | number)[]): void {
    for (let at = 0; at < rows.length; at += mostWords) {
      const some = rows.slice(at, at + mostWords);
      this.words.push(some.length + 2, command, key);
      for (const word of some) this.words.push(word);
    }
  }
}
