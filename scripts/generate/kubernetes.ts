import { readFile } from 'node:fs/promises';
import { type GeneratedFile, root } from './schemas.ts';

const header =
  '// Generated from schema/kubernetes.json by scripts/generate.ts. Do not edit: run `scripts/kubernetes/update` and `npm run generate`.\n';

/** generated/kubernetes.js: the fields of a pod as a text of JSON, which costs nothing until it is parsed. */
export async function generateKubernetes(): Promise<readonly GeneratedFile[]> {
  const file = JSON.parse(await readFile(new URL('schema/kubernetes.json', root), 'utf8')) as {
    readonly $comment: string;
    readonly types: object;
  };
  const text = JSON.stringify(JSON.stringify(file.types));
  return [
    {
      path: 'generated/kubernetes.js',
      text: `${header}// ${file.$comment}\nexport function kubernetesText() {\n  return ${text};\n}\n`,
    },
    {
      path: 'generated/kubernetes.d.ts',
      text: `${header}\n/** The types of Kubernetes that make up a pod, by name: the form of each field, as JSON. */\nexport declare function kubernetesText(): string;\n`,
    },
  ];
}
