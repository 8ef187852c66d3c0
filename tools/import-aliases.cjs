'use strict';
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

/*
 * package.json `imports` lead to compiled files; import rules are about sources. This tells dependency-cruiser (which
 * reads it as it would a webpack configuration) where the source of each alias stands.
 */
const { imports } = JSON.parse(readFileSync(join(process.cwd(), 'package.json'), 'utf8'));

const source = compiled => join(process.cwd(), compiled.replace(/^\.\/dist\//, '').replace(/\.js$/, '.ts'));

const alias = Object.fromEntries(
  Object.entries(imports).map(([name, compiled]) =>
    name.endsWith('/*')
      ? [name.slice(0, -2), source(compiled.slice(0, compiled.indexOf('/*')))]
      : [`${name}$`, source(compiled)],
  ),
);

module.exports = { resolve: { alias } };
