import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunResult } from '../harness.ts';
import { type CloudStorage, cloudStorage } from './cloud-storage.ts';
import { announce, builtImage, plainPython } from './images.ts';
import { type NumberStore, numberStore } from './number-store.ts';
import { python } from './python.ts';
import { outputsOf, phasesOf, podOf, type RealRun, runReal } from './run-real.ts';

/**
 * The pipelines of the tutorials from compile to final output: Argo's controller starts every step, and every step is the program that the
 * component says, with its files, its packages and the services that it talks to.
 */

/** Why the others stay with scripted steps (test/engine/scenarios/). */
const notHere: Readonly<Record<string, string>> = {
  census: 'asks api.census.gov, with a key, and an S3 store through the client of MinIO',
  'census-report': 'calls the pipeline of specs/census',
  'from-argo': 'a page of docs/ shows it, with images that are made up',
  'from-kfp': 'a page of docs/ shows it, with images that are made up',
  'kitchen-sink': 'its images are made up, as registry.bakery.example/bakehouse',
  movielens: 'downloads MovieLens 25M and puts it into an S3 store',
  'object-detection': 'downloads MIDV-500 and puts it into an S3 store',
  placement: 'is about nodes and their labels, and the judge has no scheduler',
  'training-pod': 'wants a GPU and a tracking server',
  practice: 'its images are made up, and its data',
  volumes: 'creates claims, and the judge has no storage class',
};

/** The repository that Kubeflow keeps for a namespace. The judge keeps artifacts under their keys and asks no store. */
const repository = JSON.stringify({
  s3: {
    endpoint: 'minio-service.kubeflow:9000',
    bucket: 'mlpipeline',
    insecure: true,
    accessKeySecret: { name: 'mlpipeline-minio-artifact', key: 'accesskey' },
    secretKeySecret: { name: 'mlpipeline-minio-artifact', key: 'secretkey' },
  },
});

const numbers = [3, 4, 5.5, -1, 100];
const sizes = { small: [0, 9], medium: [10, 50], large: [51, 100] } as const;
const folder = mkdtempSync(join(tmpdir(), 'pipewright-real-'));

let store: NumberStore;
let storage: CloudStorage;
let irisPython: Awaited<ReturnType<typeof python>>;
let results: Readonly<Record<keyof ReturnType<typeof realRuns>, RunResult>>;
let withoutPackages: RunResult;

function realRuns() {
  const token = { 'number-store': { token: 'right token' } };
  const context = (path: string): string =>
    JSON.stringify({ numbers: `${store.address}/${path}/numbers.json` });
  const range = (minimum: number, maximum: number): RealRun => ({
    spec: 'specs/ranges/pipeline.yaml',
    inputs: { minimum: String(minimum), maximum: String(maximum) },
  });
  return {
    joke: { spec: 'specs/joke/pipeline.yaml' },
    manyJokes: {
      spec: 'specs/joke/many.yaml',
      inputs: { number_of_jokes: '7' },
      configMaps: { 'artifact-repositories': { 'default-namespaced': repository } },
    },
    multiply: { spec: 'specs/arithmetic/multiply.yaml', inputs: { a: '1.5', b: '-4' } },
    multiplyAdd: { spec: 'specs/arithmetic/multiply-add.yaml' },
    statistics: { spec: 'specs/arithmetic/statistics.yaml' },
    emptyStatistics: { spec: 'specs/arithmetic/statistics.yaml', inputs: { numbers: '[]' } },
    ...Object.fromEntries(
      Array.from({ length: 6 }, (_, toss) => [`coin${toss}`, { spec: 'specs/coin-toss/pipeline.yaml' }]),
    ),
    anyNumber: { spec: 'specs/ranges/pipeline.yaml' },
    lowest: range(-7, -7),
    nine: range(9, 9),
    ten: range(10, 10),
    fifty: range(50, 50),
    fiftyOne: range(51, 51),
    noNumber: range(2, 1),
    functions: {
      spec: 'specs/average/functions.yaml',
      inputs: { context: context('functions') },
      secrets: token,
    },
    images: { spec: 'specs/average/images.yaml', inputs: { context: context('images') }, secrets: token },
    emptyAverage: {
      spec: 'specs/average/images.yaml',
      inputs: { context: context('empty') },
      secrets: token,
    },
    wrongToken: {
      spec: 'specs/average/images.yaml',
      inputs: { context: context('images') },
      secrets: { 'number-store': { token: 'wrong token' } },
    },
    iris: {
      spec: 'specs/iris/pipeline.yaml',
      secrets: { 'user-gcp-sa': { 'user-gcp-sa.json': storage.key } },
    },
    otherKey: {
      spec: 'specs/iris/pipeline.yaml',
      secrets: {
        'user-gcp-sa': { 'user-gcp-sa.json': storage.key.replace(/"type":"\w+"/, '"type":"none"') },
      },
    },
  } satisfies Readonly<Record<string, RealRun>>;
}

beforeAll(async () => {
  store = await numberStore('right token');
  storage = await cloudStorage();
  store.documents.set('/functions/numbers.json', numbers);
  store.documents.set('/images/numbers.json', numbers);
  store.documents.set('/empty/numbers.json', []);
  const image = async (context: string) => {
    const { env, files } = await builtImage(context, folder);
    return { env: { ...env, API_ENDPOINT_OVERRIDE: storage.address }, files };
  };
  const images = {
    'python:3.12-slim': await plainPython(),
    'python:3.12-alpine': await plainPython(),
    'registry.example/iris/preprocess:1.0.0': await image('specs/iris/images/preprocess'),
    'registry.example/iris/train:1.0.0': await image('specs/iris/images/train'),
    'registry.example/iris/evaluate:1.0.0': await image('specs/iris/images/evaluate'),
    'registry.example/average/add:1.0.0': await image('specs/average/images/add'),
    'registry.example/average/divide:1.0.0': await image('specs/average/images/divide'),
  };
  irisPython = await python(requirementsOfTraining);
  storage.objects.set('iris-data/Iris.csv', Buffer.from(await irisPython.print(irisTable)));
  await announce(images, folder);
  results = await runReal(realRuns(), folder);

  const noIndex = await plainPython({
    PIP_NO_INDEX: '1',
    PIP_FIND_LINKS: '/nowhere',
    PIP_CACHE_DIR: '/tmp/none',
  });
  await announce({ ...images, 'python:3.12-slim': noIndex }, folder);
  ({ withoutPackages } = await runReal({ withoutPackages: { spec: 'specs/joke/pipeline.yaml' } }, folder));
});

afterAll(async () => {
  delete process.env.HARNESS_IMAGES;
  await store?.close();
  await storage?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The same as in the Dockerfile of the training step, so that the same environment is used. */
const requirementsOfTraining = [
  'google-cloud-storage==3.17.1',
  'joblib==1.6.0',
  'pandas==3.1.1',
  'scikit-learn==1.9.1',
];

const irisTable = `
from sklearn.datasets import load_iris
iris = load_iris(as_frame=True)
table = iris.data.set_axis(['SepalLengthCm', 'SepalWidthCm', 'PetalLengthCm', 'PetalWidthCm'], axis=1)
table.insert(0, 'Id', range(1, len(table) + 1))
table['Species'] = ['Iris-' + iris.target_names[one] for one in iris.target]
print(table.to_csv(index=False), end='')
`;

const accuracyOfModel = `
import io, sys, base64, joblib, pandas as pd
model, test = (io.BytesIO(base64.b64decode(one)) for one in sys.argv[1:])
table = pd.read_csv(test)
print(joblib.load(model).score(table.drop(columns='Species'), table['Species']))
`;

const words = (text: string): number => text.split(/\s+/).filter((one) => one !== '').length;

describe('every specification', () => {
  it('runs for real, or has a reason why not', () => {
    const all = readdirSync('specs', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const real = new Set(Object.values<RealRun>(realRuns()).map(({ spec }) => spec.split('/')[1]));
    expect([...real, ...Object.keys(notHere)].sort()).toEqual(all.map(({ name }) => name).sort());
  });

  it('ends', () => {
    const open = Object.entries<RunResult>({ ...results, withoutPackages }).filter(
      ([, one]) => one.timedOut || one.stalled || one.error !== undefined,
    );
    expect(open.map(([name, { phase, error }]) => ({ name, phase, error }))).toEqual([]);
  });
});

describe('specs/joke', () => {
  it('tells a joke of pyjokes, which the step installed, and counts its words', async () => {
    const { joke = '', message } = outputsOf(results.joke);
    const pyjokes = await python(['pyjokes==0.8.3']);
    const all = JSON.parse(
      await pyjokes.print('import json, pyjokes; print(json.dumps(pyjokes.get_jokes()))'),
    );
    expect(all).toContain(joke);
    expect(message).toBe(`Word count: ${words(joke)}`);
  });

  it('hands many jokes on as a file', () => {
    const count = Number(/^Word count: (\d+)$/.exec(outputsOf(results.manyJokes).message ?? '')?.[1]);
    expect(count).toBeGreaterThanOrEqual(7 * 3);
    expect(count).toBeLessThanOrEqual(7 * 60);
  });

  it('fails at the step whose package cannot be installed, before its script starts', () => {
    expect(withoutPackages.phase).toBe('Failed');
    expect(phasesOf(withoutPackages)).toMatchObject({
      'generate-joke': 'Failed',
      'count-words': 'Omitted',
      'output-result': 'Omitted',
    });
    const { stdout, stderr } = podOf(withoutPackages, 'generate-joke');
    expect(stderr).toContain('No matching distribution found for pyjokes==0.8.3');
    expect(stdout ?? '').toBe('');
  });
});

describe('specs/arithmetic', () => {
  it('multiplies', () => {
    expect(outputsOf(results.multiply)).toEqual({ product: '-6.0' });
  });

  it('multiplies, then adds', () => {
    expect(outputsOf(results.multiplyAdd)).toEqual({ sum: '13.0' });
  });

  it('gives several values, which other steps use', () => {
    expect(outputsOf(results.statistics)).toEqual({
      mean: '5.0',
      deviation: '2.0',
      count: '8',
      total: '40.0',
      upper: '7.0',
    });
  });

  it('fails for an empty list, and what needs its mean does not run', () => {
    expect(results.emptyStatistics.phase).toBe('Failed');
    expect(phasesOf(results.emptyStatistics)).toMatchObject({
      describe: 'Failed',
      total: 'Omitted',
      upper: 'Omitted',
    });
    expect(podOf(results.emptyStatistics, 'describe').stderr).toContain('An empty list has no mean.');
  });
});

describe('specs/coin-toss', () => {
  const branches = {
    heads: { heads: 'Succeeded', tails: 'Skipped', message: 'Heads! You win.\n' },
    tails: { heads: 'Skipped', tails: 'Succeeded', message: 'Tails. You lose.\n' },
  } as const;

  it.each([0, 1, 2, 3, 4, 5])('takes the branch of the side that the coin shows (toss %i)', (toss) => {
    const result = (results as Readonly<Record<string, RunResult>>)[`coin${toss}`];
    if (result === undefined) throw new Error('it did not run');
    const { side, message } = outputsOf(result);
    expect(side === 'heads' || side === 'tails', side).toBe(true);
    const { message: said, ...phases } = branches[side === 'heads' ? 'heads' : 'tails'];
    expect(message).toBe(said.trimEnd());
    expect(phasesOf(result)).toMatchObject(phases);
    expect(podOf(result, 'flip-coin').stdout).toBe(`${side}\n`);
  });
});

describe('specs/ranges', () => {
  const branchOf = (number: number): string => (number < 10 ? 'small' : number <= 50 ? 'medium' : 'large');

  it.each(['lowest', 'nine', 'ten', 'fifty', 'fiftyOne', 'anyNumber'] as const)(
    'processes the number in the branch of its size (%s)',
    (name) => {
      const { number, message } = outputsOf(results[name]);
      const branch = branchOf(Number(number));
      expect(message).toBe(`Processing ${branch} number ${number}`);
      const phases = Object.keys(sizes).map((size) => [size, size === branch ? 'Succeeded' : 'Skipped']);
      expect(phasesOf(results[name])).toMatchObject(Object.fromEntries(phases));
    },
  );

  it('draws the number between the bounds', () => {
    expect(outputsOf(results.lowest).number).toBe('-7');
    const any = Number(outputsOf(results.anyNumber).number);
    expect(any >= 0 && any <= 100, String(any)).toBe(true);
  });

  it('fails where there is no number, and no branch runs', () => {
    expect(results.noNumber.phase).toBe('Failed');
    expect(podOf(results.noNumber, 'random-number').stderr).toContain('There is no number between 2 and 1.');
    expect(results.noNumber.pods).toHaveLength(1);
  });
});

describe('specs/average', () => {
  it.each(['functions', 'images'] as const)('leaves sum and average where the context says (%s)', (name) => {
    const { context = '' } = outputsOf(results[name]);
    const base = `${store.address}/${name}`;
    expect(JSON.parse(context)).toEqual({
      numbers: `${base}/numbers.json`,
      sum: `${base}/sum.json`,
      average: `${base}/average.json`,
    });
    expect(store.documents.get(`/${name}/sum.json`)).toBe(111.5);
    expect(store.documents.get(`/${name}/average.json`)).toBe(22.3);
  });

  it('fails at the second step where there are no numbers', () => {
    expect(phasesOf(results.emptyAverage)).toMatchObject({ add: 'Succeeded', divide: 'Failed' });
    expect(podOf(results.emptyAverage, 'divide').stderr).toContain('An empty list has no average.');
    expect(store.documents.get('/empty/sum.json')).toBe(0);
    expect(store.documents.has('/empty/average.json')).toBe(false);
  });

  it('fails with the wrong token of the Secret', () => {
    expect(results.wrongToken.phase).toBe('Failed');
    expect(podOf(results.wrongToken, 'add').stderr).toContain('401');
    expect(phasesOf(results.wrongToken)).toMatchObject({ add: 'Failed', divide: 'Omitted' });
  });
});

describe('specs/iris', () => {
  const object = (name: string): Buffer =>
    storage.objects.get(`iris-data/${name}`) ?? expect.fail(`no ${name}`);
  const lines = (name: string): number => object(name).toString('utf8').trimEnd().split('\n').length - 1;

  it('splits the table, and the parts are in the bucket', () => {
    expect([lines('training_data.csv'), lines('test_data.csv')]).toEqual([90, 60]);
  });

  it('trains a model that knows the flowers', async () => {
    const { accuracy, model } = outputsOf(results.iris);
    expect(model).toBe('model.joblib');
    expect(Number(accuracy)).toBeGreaterThan(0.9);
    expect(Number(accuracy)).toBeLessThanOrEqual(1);
    const [trained, test] = [object('model.joblib'), object('test_data.csv')].map((one) =>
      one.toString('base64'),
    );
    const again = await irisPython.print(accuracyOfModel, trained ?? '', test ?? '');
    expect(Number(accuracy)).toBeCloseTo(Number(again), 10);
  });

  it('cannot read the bucket without the key of the Secret', () => {
    expect(results.otherKey.phase).toBe('Failed');
    expect(podOf(results.otherKey, 'data-preprocess').exitCode).not.toBe(0);
    expect(phasesOf(results.otherKey)).toMatchObject({ train: 'Omitted', test: 'Omitted' });
  });
});
