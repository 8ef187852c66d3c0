import '../../node-version.js';

await import('./run-demo.js');
