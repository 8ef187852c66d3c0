import ts from 'typescript';
import type { Source } from './source-tree.js';

export interface Measured {
  readonly path: string;
  /** Where it begins, from 1. */
  readonly line: number;
  readonly name: string;
  /** Lines from the first to the last of its own text, both counted; documentation before it is not. */
  readonly lines: number;
}

export const parsed = ({ path, text }: Source): ts.SourceFile =>
  ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);

/** Every node below a node, itself first. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  const children: ts.Node[] = [];
  node.forEachChild(child => void children.push(child));
  for (const child of children) yield* nodesOf(child);
}

export const lineOf = (file: ts.SourceFile, position: number): number =>
  file.getLineAndCharacterOfPosition(position).line + 1;

const nameOf = (node: ts.SignatureDeclaration): string => {
  const named = node.name ?? (ts.isVariableDeclaration(node.parent) ? node.parent.name : undefined);
  return named?.getText() ?? '(anonymous)';
};

const hasBody = (node: ts.Node): node is ts.FunctionLikeDeclaration =>
  ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;

/** A function with tests in it only groups them: the functions to measure are those inside it. */
const isGrouping = (node: ts.FunctionLikeDeclaration): boolean =>
  [...nodesOf(node.body!)].some(
    inner => ts.isCallExpression(inner) && /^(describe|test|it)\b/.test(inner.expression.getText()),
  );

export const functionsOf = (source: Source): readonly Measured[] => {
  const file = parsed(source);
  return [...nodesOf(file)]
    .filter(hasBody)
    .filter(node => !isGrouping(node))
    .map(node => {
      const line = lineOf(file, node.getStart(file));
      return { path: source.path, line, name: nameOf(node), lines: lineOf(file, node.end) - line + 1 };
    });
};

export const linesOf = ({ text }: Source): number => text.trimEnd().split('\n').length;

export const fileSizeOf = (source: Source): Measured => ({
  path: source.path,
  line: 1,
  name: source.path,
  lines: linesOf(source),
});

export const median = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};
