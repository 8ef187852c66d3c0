export * from './durable-folder.js';
export * from './file-bookmarks.js';
export * from './folder-lock.js';
export * from './key-file.js';
export * from './hour-folder.js';
