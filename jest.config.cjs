// One project a side; browser and weapp need the built client, so tools/test.mjs builds it first.
const swc = [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic' } },
    },
    module: { type: 'commonjs' },
  },
];
const project = (displayName, testMatch, more = {}) => ({
  displayName,
  rootDir: __dirname,
  testMatch: testMatch.map((m) => `<rootDir>/${m}`),
  testEnvironment: 'node',
  transform: { '^.+\\.[tj]sx?$': swc },
  transformIgnorePatterns: ['/node_modules/(?!(pdfjs-dist)/)'],
  moduleNameMapper: { '^@(shared|functions|client)/(.*)$': '<rootDir>/$1/$2' },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.build', '<rootDir>/.data'],
  ...more,
});
module.exports = {
  projects: [
    project('shared', ['test/shared/**/*.test.ts', 'test/regions/**/*.test.ts']),
    project('functions', ['test/functions/**/*.test.ts']),
    project('client', ['test/client/**/*.test.ts']),
    project('house', ['test/house/**/*.test.ts']),
    project('features', ['test/features/**/*.test.ts'], {
      setupFiles: ['<rootDir>/test/unused-statements.ts'],
    }),
    project('weapp', ['test/weapp/**/*.test.ts']),
    project('browser', ['test/browser/**/*.test.ts']),
  ],
};
