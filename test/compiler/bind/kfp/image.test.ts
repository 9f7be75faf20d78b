import { describe, expect, it } from 'vitest';
import { analyzeFiles, findings, pipeline } from '../../../support/compile.ts';

const component = (image: string): string =>
  `name: C\nimplementation:\n  container:\n    image: ${JSON.stringify(image)}\n    command: [run]\n`;

const run = (settings = ''): string => pipeline(`tasks:\n  it: {component: ./c.yaml${settings}}\n`);

describe.each(['gcr.io/<project>/train:1', 'Train:1', '{{image}}', '${{ image }}', '$IMAGE'])(
  'the image %s of a component of KFP',
  (image) => {
    it('is a warning where the component is looked at alone', async () => {
      const { analysis, diagnostics } = await analyzeFiles({ 'c.yaml': component(image) }, 'c.yaml');
      expect(diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toContain(
        'warning invalid-image',
      );
      expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(false);
      expect(analysis?.kind).toBe('component');
    });

    it('is an error where a task runs it as it is', async () => {
      expect(await findings({ 'pipeline.yaml': run(), 'c.yaml': component(image) })).toEqual([
        'invalid-image: C',
      ]);
    });

    it('does not count where a task names another', async () => {
      const files = { 'pipeline.yaml': run(', image: "busybox:1.36"'), 'c.yaml': component(image) };
      expect(await findings(files)).toEqual([]);
    });
  },
);

it('is an error in a component of ours, whoever runs it', async () => {
  const ours = `apiVersion: pipewright/v1\nkind: Component\n${component('Train:1')}`;
  expect(await findings({ 'pipeline.yaml': run(', image: "busybox:1.36"'), 'c.yaml': ours })).toEqual([
    'invalid-image: "Train:1"',
  ]);
});
