import { readFileSync, globSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';

/** A place that can refuse: the code, and the names of the numbers given with it when they stand there in full. */
export interface RefusalSite {
  readonly code: string;
  readonly numbers?: readonly string[];
  /** `file:line` */
  readonly at: string;
}

type Called = ts.FunctionLikeDeclaration | ts.Expression;

/** What a capability's rules and decisions can refuse, read from its sources. */
export class RefusalSources {
  private readonly files: readonly ts.SourceFile[];
  private readonly declared = new Map<string, ts.Expression[]>();

  constructor(pattern = 'libs/*/src/**/*.ts') {
    this.files = globSync(pattern)
      .filter(path => !/[.]spec[.]ts$|\/testing\//u.test(path))
      .sort()
      .map(path => ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2024, true));
    for (const file of this.files)
      for (const { name, initializer } of constantsOf(file))
        this.declared.set(name, [...(this.declared.get(name) ?? []), initializer]);
  }

  /** Every site in the sources. */
  sites(): readonly RefusalSite[] {
    return this.files.flatMap(file => nodesUnder(file).flatMap(node => siteAt(node, new Map()) ?? []));
  }

  /** Codes in the order in which the decision on a command asks its rules; undefined when no page decides on it. */
  codesOf(library: string, command: string): readonly string[] | undefined {
    const pages = this.files.filter(({ fileName }) => fileName.startsWith(`libs/${library}/src/`));
    const decisions = pages.flatMap(page => decisionsOn(page, command));
    if (decisions.length === 0) return undefined;
    return [...new Set(decisions.flatMap(decision => this.asked(decision, new Map(), [])))];
  }

  /** Names of all functions that a decision on a command calls, and those call: the facts it makes are among them. */
  callsOf(library: string, command: string): ReadonlySet<string> {
    const called = new Set<string>();
    const walk = (node: ts.Node): void => {
      for (const each of nodesUnder(node)) {
        if (!ts.isCallExpression(each) || !ts.isIdentifier(each.expression)) continue;
        const { text } = each.expression;
        if (called.has(text)) continue;
        called.add(text);
        const callee = this.find(each.expression);
        if (callee) walk(callee);
      }
    };
    const pages = this.files.filter(({ fileName }) => fileName.startsWith(`libs/${library}/src/`));
    pages.flatMap(page => decisionsOn(page, command)).forEach(walk);
    return called;
  }

  /** Walks a decision in the order of its text, into every rule it calls. */
  private asked(
    node: ts.Node,
    given: ReadonlyMap<string, Called>,
    path: readonly ts.Node[],
  ): readonly string[] {
    if (path.includes(node)) return [];
    return nodesUnder(node).flatMap(each => {
      const site = siteAt(each, given);
      if (site) return [site.code];
      if (!ts.isCallExpression(each) || !ts.isIdentifier(each.expression)) return [];
      const rule = given.get(each.expression.text) ?? this.find(each.expression);
      if (!rule) return [];
      return this.asked(
        rule,
        argumentsOf(rule, each, given, name => this.find(name)),
        [...path, node],
      );
    });
  }

  /** What a name stands for: a constant of its own file, or the one that the file imports, from whatever library. */
  private find(name: ts.Identifier): ts.Expression | undefined {
    const file = name.getSourceFile();
    const found = this.declared.get(name.text) ?? [];
    const own = found.find(each => each.getSourceFile() === file);
    if (own) return own;
    const from = importOf(file, name.text);
    if (from === undefined) return undefined;
    const library = from.startsWith('#') ? from.slice(1).split('/')[0] : file.fileName.split('/')[1];
    const page = posix.join(posix.dirname(file.fileName), from).replace(/[.]js$/u, '.ts');
    const inLibrary = found.filter(each => each.getSourceFile().fileName.startsWith(`libs/${library}/src/`));
    return inLibrary.find(each => each.getSourceFile().fileName === page) ?? inLibrary[0];
  }
}

/** Where a file has a name from; undefined for a name that it does not import. */
const importOf = (file: ts.SourceFile, name: string): string | undefined => {
  const declaration = file.statements.filter(ts.isImportDeclaration).find(({ importClause }) => {
    const bindings = importClause?.namedBindings;
    return bindings && ts.isNamedImports(bindings) && bindings.elements.some(each => each.name.text === name);
  });
  return declaration && (declaration.moduleSpecifier as ts.StringLiteral).text;
};

const nodesUnder = (node: ts.Node): readonly ts.Node[] => {
  const found: ts.Node[] = [node];
  node.forEachChild(child => void found.push(...nodesUnder(child)));
  return found;
};

const constantsOf = (file: ts.SourceFile) =>
  file.statements
    .filter(statement => ts.isVariableStatement(statement))
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .flatMap(({ name, initializer }) =>
      ts.isIdentifier(name) && initializer ? [{ name: name.text, initializer }] : [],
    );

/** `CommitFunds: (line, command) => …`, in a decider or in one of its pages. */
const decisionsOn = (page: ts.SourceFile, command: string): readonly ts.Expression[] =>
  nodesUnder(page).flatMap(node =>
    ts.isPropertyAssignment(node) && node.name.getText() === command ? [node.initializer] : [],
  );

/** A rule or a code handed to a function under another name is still that rule, that code. */
const argumentsOf = (
  rule: Called,
  call: ts.CallExpression,
  given: ReadonlyMap<string, Called>,
  find: (name: ts.Identifier) => ts.Expression | undefined,
): ReadonlyMap<string, Called> => {
  if (!ts.isFunctionLike(rule)) return new Map();
  return new Map(
    rule.parameters.flatMap(({ name }, n) => {
      const handed = call.arguments[n];
      const known = handed && ts.isIdentifier(handed) ? (given.get(handed.text) ?? find(handed)) : handed;
      const tells = known && (ts.isFunctionLike(known) || ts.isStringLiteral(known));
      return ts.isIdentifier(name) && tells ? [[name.text, known] as const] : [];
    }),
  );
};

const codePattern = /^[a-z][a-z-]*\.[a-z][a-z-]*$/u;

/** `refused('code', { … })`, `{ code: 'code', numbers: { … } }`, or a claim's `{ kind, refusal: 'code' }`. */
const siteAt = (node: ts.Node, given: ReadonlyMap<string, Called>): RefusalSite | undefined => {
  if (ts.isCallExpression(node) && node.expression.getText() === 'refused')
    return site(
      node,
      given.get(node.arguments[0]!.getText()) ?? node.arguments[0],
      namesIn(node.arguments[1] ?? emptyObject),
    );
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  const code = memberOf(node, 'code');
  const refusal = memberOf(node, 'refusal');
  if (code && memberOf(node, 'numbers')) return site(node, code, namesIn(memberOf(node, 'numbers')!));
  const kind = memberOf(node, 'kind');
  if (!refusal) return undefined;
  return site(node, refusal, kind && ts.isStringLiteral(kind) ? [kind.text] : undefined);
};

const emptyObject = ts.factory.createObjectLiteralExpression();

const site = (node: ts.Node, code: ts.Node | undefined, numbers?: readonly string[]) => {
  if (!code || !ts.isStringLiteral(code) || !codePattern.test(code.text)) return undefined;
  const file = node.getSourceFile();
  const { line } = file.getLineAndCharacterOfPosition(node.getStart());
  return { code: code.text, ...(numbers ? { numbers } : {}), at: `${file.fileName}:${line + 1}` };
};

const memberOf = (object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined =>
  object.properties
    .filter(property => ts.isPropertyAssignment(property))
    .find(property => property.name.getText() === name)?.initializer;

/** Undefined where the names do not all stand in the text: a spread, a variable. */
const namesIn = (numbers: ts.Expression): readonly string[] | undefined => {
  if (!ts.isObjectLiteralExpression(numbers)) return undefined;
  const names = numbers.properties.map(({ name }) => (name && ts.isIdentifier(name) ? name.text : undefined));
  return names.every(name => name !== undefined) ? names : undefined;
};
