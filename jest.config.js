/** Tests run on what ships: the compiled files under dist/ (see docs/adr/0002). */
export default {
  rootDir: 'dist',
  testEnvironment: 'node',
  transform: {},
  testMatch: ['**/*.spec.js'],
  injectGlobals: true,
  testSequencer: '../tools/test-order.js',
};
