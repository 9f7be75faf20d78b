import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../../src/util/sha256.ts';

/** JSON as KFP's goldens hold it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What kfp 1.8.22 does with one component. */
export interface Golden {
  readonly load: 'ok' | 'failed';
  readonly error?: { readonly type?: string; readonly text?: string };
  /** The component as kfp writes it after loading. */
  readonly normalized_spec?: Json;
  readonly variants?: Readonly<Record<string, Variant>>;
}

/** One way of giving arguments to the component, and what kfp makes of it. */
export interface Variant {
  readonly status: 'ok' | 'failed';
  readonly error?: { readonly type?: string; readonly text?: string };
  readonly arguments?: Readonly<Record<string, Json>>;
  readonly template?: KfpTemplate;
  /** Of a graph: those of all its tasks. */
  readonly templates?: readonly KfpTemplate[];
  readonly task?: { readonly arguments?: KfpPorts };
  readonly dag_inputs?: KfpPorts;
  readonly workflow_arguments?: KfpPorts;
}

export interface KfpTemplate {
  readonly name: string;
  readonly container: {
    readonly image?: string;
    readonly command?: readonly string[];
    readonly args?: readonly string[];
    readonly env?: readonly {
      readonly name: string;
      readonly value?: string;
      readonly valueFrom?: { readonly fieldRef?: { readonly fieldPath: string } };
    }[];
  };
  readonly inputs?: KfpPorts;
  readonly outputs?: KfpPorts;
}

export interface KfpPorts {
  readonly parameters?: readonly { readonly name: string; readonly value?: string }[];
  readonly artifacts?: readonly {
    readonly name: string;
    readonly path?: string;
    readonly from?: string;
    readonly raw?: { readonly data: string };
  }[];
}

/** The ways of giving arguments, in the order in which they are reported. */
export const variantNames = ['minimal', 'full', 'byref', 'upstream'] as const;

/** A component file with its golden. */
export interface Sample {
  readonly name: string;
  readonly text: string;
  readonly golden: Golden;
}

/** Every `<name>.component.yaml` of a folder that has a `<name>.golden.json`, and the names of those that have none. */
export function readSamples(folder: string): {
  readonly samples: readonly Sample[];
  readonly alone: readonly string[];
} {
  const files = new Set(readdirSync(folder));
  const names = [...files].flatMap((file) => /^(.*)\.component\.yaml$/.exec(file)?.[1] ?? []).sort();
  const samples = names
    .filter((name) => files.has(`${name}.golden.json`))
    .map((name): Sample => {
      const golden: Golden = JSON.parse(readFileSync(join(folder, `${name}.golden.json`), 'utf8'));
      return { name, text: readFileSync(join(folder, `${name}.component.yaml`), 'utf8'), golden };
    });
  return { samples, alone: names.filter((name) => !files.has(`${name}.golden.json`)) };
}

/** The components as copies that graphs can name by their digests. */
export function vendoredOf(samples: readonly Sample[]): ReadonlyMap<string, string> {
  return new Map(
    samples.map(({ text }) => [`vendor/sha256/${sha256(text.replaceAll('\r\n', '\n'))}.yaml`, text]),
  );
}
