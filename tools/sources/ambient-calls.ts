import ts from 'typescript';
import { lineOf, nodesOf, parsed } from './measure.js';
import type { Source } from './source-tree.js';

/** Reached through their owner. */
const members = new Set([
  'Date.now',
  'Math.random',
  'performance.now',
  'process.hrtime',
  'process.nextTick',
  'process.uptime',
  'AbortSignal.timeout',
]);

/** Known by their bare name, however they were come by. */
const names = new Set([
  'setTimeout',
  'setInterval',
  'setImmediate',
  'randomUUID',
  'randomBytes',
  'randomInt',
  'randomFill',
  'randomFillSync',
  'getRandomValues',
]);

const timers = /^(node:)?timers(\/promises)?$/;

/** An object's own key or a declared member may bear any name: only uses count. */
const isDeclaredName = (node: ts.Identifier): boolean => {
  const { parent } = node;
  const declares =
    ts.isPropertyAssignment(parent) ||
    ts.isPropertySignature(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isMethodSignature(parent) ||
    ts.isMethodDeclaration(parent);
  return declares && parent.name === node;
};

const memberOf = (node: ts.Node): string | undefined => {
  if (!ts.isPropertyAccessExpression(node)) return undefined;
  const owner = ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression;
  return `${owner.getText()}.${node.name.text}`;
};

const isPresentDate = (node: ts.Node): boolean =>
  (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
  node.expression.getText() === 'Date' &&
  (ts.isCallExpression(node) || (node.arguments ?? []).length === 0);

const ambientName = (node: ts.Node): string | undefined => {
  const member = memberOf(node);
  if (member !== undefined && members.has(member)) return member;
  if (ts.isIdentifier(node) && names.has(node.text) && !isDeclaredName(node)) return node.text;
  if (isPresentDate(node)) return 'new Date()';
  if (ts.isImportDeclaration(node) && timers.test((node.moduleSpecifier as ts.StringLiteral).text))
    return 'node:timers';
  return undefined;
};

/** Where a file reads a clock, waits or draws at random by itself: `path:line what`. Read from its syntax tree. */
export const ambientCallsIn = (source: Source): readonly string[] => {
  const file = parsed(source);
  return [...nodesOf(file)].flatMap(node => {
    const found = ambientName(node);
    return found === undefined ? [] : [`${source.path}:${lineOf(file, node.getStart(file))} ${found}`];
  });
};
