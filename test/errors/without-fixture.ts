/** Codes that no file of a few lines can show, and the test that shows them. */
export const withoutFixture: Readonly<Record<string, string>> = {
  'file-too-large': 'test/syntax/hostile-yaml.test.ts',
};
