import { yamlWord } from '../../util/yaml-word.ts';

/** Where the schema of the project lies, to which the first line of each file leads editors. */
export const schemaPath = '.pipewright/schema.json';

/** The files of a small project that does something, by their paths in it. */
export function projectFiles(name: string): ReadonlyMap<string, string> {
  const written = yamlWord(name);
  return new Map([
    ['pipewright.yaml', `${modeline('')}${project}`],
    ['pipeline.yaml', `${modeline('')}${pipeline.replace('NAME', () => written)}`],
    ['components/split-words.yaml', `${modeline('../')}${splitWords}`],
    ['components/count-lines.yaml', `${modeline('../')}${countLines}`],
  ]);
}

function modeline(up: string): string {
  return `# yaml-language-server: $schema=${up}${schemaPath}\n`;
}

const project = `apiVersion: pipewright/v1
kind: Project
`;

const pipeline = `apiVersion: pipewright/v1
kind: Pipeline
name: NAME
description: Counts the words of a text.

inputs:
  - name: text
    type: String
    default: to be or not to be
    description: The text whose words are counted.

outputs:
  count: \${{ tasks.count.outputs.lines }}

tasks:
  split:
    component: components/split-words.yaml
    arguments:
      text: \${{ inputs.text }}

  count:
    component: components/count-lines.yaml
    arguments:
      file: \${{ tasks.split.outputs.words }}
`;

const splitWords = `apiVersion: pipewright/v1
kind: Component
name: split-words
description: Writes each word of a text on a line of its own.
inputs:
  - {name: text, type: String}
outputs:
  - {name: words, type: Dataset}
implementation:
  script:
    image: alpine:3.20
    interpreter: sh
    source: |
      printf '%s' "$INPUT_TEXT" | tr -s '[:space:]' '\\n' > "$OUTPUT_WORDS"
`;

const countLines = `apiVersion: pipewright/v1
kind: Component
name: count-lines
description: Counts the lines of a file that are not empty.
inputs:
  - {name: file, type: Dataset}
outputs:
  - {name: lines, type: Integer}
implementation:
  script:
    image: alpine:3.20
    interpreter: sh
    source: |
      awk 'NF { count++ } END { print count + 0 }' "$INPUT_FILE" > "$OUTPUT_LINES"
`;

/** Hooks for pre-commit, which installs this version of the package for them. */
export function hooksFile(version: string): string {
  return `repos:
  - repo: local
    hooks:
      - id: pipewright-validate
        name: pipelines are valid
        language: node
        additional_dependencies: [pipewright@${version}]
        entry: pipewright validate .
        types_or: [yaml, json]
        pass_filenames: false
      - id: pipewright-fmt
        name: pipelines are formatted
        language: node
        additional_dependencies: [pipewright@${version}]
        entry: pipewright fmt --skip-others
        types: [yaml]
        require_serial: true
      - id: pipewright-schema
        name: the schema for editors is fresh
        language: node
        additional_dependencies: [pipewright@${version}]
        entry: pipewright schema --project -o ${schemaPath} --check
        types_or: [yaml, json]
        pass_filenames: false
`;
}
