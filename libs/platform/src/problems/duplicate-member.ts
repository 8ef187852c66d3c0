const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:,]/uy;
const filler = /[^"{}[\]:,]*/uy;

/** The first member that a valid JSON text names twice in one object; '' when there is none. */
export const duplicateMember = (text: string): string => {
  const open: (Set<string> | undefined)[] = [];
  let last = '';
  for (const found of tokens(text)) {
    if (found === '{') open.push(new Set());
    else if (found === '[') open.push(undefined);
    else if (found === '}' || found === ']') open.pop();
    else if (found === ':') {
      const names = open.at(-1)!;
      const name = JSON.parse(last) as string;
      if (names.has(name)) return name;
      names.add(name);
    }
    last = found;
  }
  return '';
};

function* tokens(text: string): Generator<string> {
  for (let at = 0; at < text.length;) {
    filler.lastIndex = at;
    filler.exec(text);
    token.lastIndex = filler.lastIndex;
    const found = token.exec(text)?.[0];
    if (found === undefined) return;
    yield found;
    at = token.lastIndex;
  }
}
