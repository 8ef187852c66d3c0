/** Tests run on what ships: the compiled files under dist/ (see docs/adr/0002). */
export default {
  rootDir: 'dist',
  testEnvironment: 'node',
  // A hang, not slowness, is a failure: the machines that run this are shared.
  testTimeout: 30_000,
  transform: {},
  testMatch: ['**/*.spec.js'],
  injectGlobals: true,
  testSequencer: '../tools/test-order.js',
};
