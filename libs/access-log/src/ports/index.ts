export * from './hour-files.js';
