export * from './events/index.js';
export * from './objection.js';
export * from './publication.js';
export * from './publication-board.js';
export * from './commands/publish-heads/heads-keeper.js';
export * from './transparency.module.js';
