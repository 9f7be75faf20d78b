/** How scripts of one language are started, and how packages are installed before. */
export interface Interpreter {
  readonly command: readonly string[];
  readonly fileName: string;
  /** The command that installs packages; undefined where the language has no package tool of its own. */
  readonly install: ((packages: readonly string[]) => readonly string[]) | undefined;
}

const pip =
  (python: string) =>
  (packages: readonly string[]): readonly string[] => [
    python,
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '--no-warn-script-location',
    ...packages,
  ];

const npm = (packages: readonly string[]): readonly string[] => [
  'npm',
  'install',
  '--silent',
  '--no-fund',
  '--no-audit',
  '--prefix',
  '/tmp',
  ...packages,
];

const cran = (packages: readonly string[]): readonly string[] => [
  'Rscript',
  '-e',
  `install.packages(c(${packages.map((name) => JSON.stringify(name)).join(', ')}))`,
];

const known: ReadonlyMap<string, Interpreter> = new Map<string, Interpreter>([
  ['python3', { command: ['python3', '-u'], fileName: 'main.py', install: pip('python3') }],
  ['python', { command: ['python', '-u'], fileName: 'main.py', install: pip('python') }],
  ['sh', { command: ['sh', '-e'], fileName: 'main.sh', install: undefined }],
  ['bash', { command: ['bash', '-e', '-o', 'pipefail'], fileName: 'main.sh', install: undefined }],
  ['node', { command: ['node'], fileName: 'main.mjs', install: npm }],
  ['Rscript', { command: ['Rscript'], fileName: 'main.R', install: cran }],
  ['perl', { command: ['perl'], fileName: 'main.pl', install: undefined }],
  [
    'ruby',
    {
      command: ['ruby'],
      fileName: 'main.rb',
      install: (names) => ['gem', 'install', '--silent', '--no-document', ...names],
    },
  ],
  ['julia', { command: ['julia'], fileName: 'main.jl', install: undefined }],
]);

export const interpreterNames: readonly string[] = [...known.keys()];

/** The interpreter that a name or a command list means; a list is used as it is, and its first word decides the file's ending. */
export function findInterpreter(written: string | readonly string[]): Interpreter | undefined {
  if (typeof written === 'string') return known.get(written);
  const program = written[0]?.replace(/^.*\//, '') ?? '';
  const like = known.get(program) ?? (/^python3\.\d+$/.test(program) ? known.get('python3') : undefined);
  const first = written[0] ?? program;
  return {
    command: written,
    fileName: like?.fileName ?? 'main',
    install: like?.install !== undefined && like.fileName === 'main.py' ? pip(first) : like?.install,
  };
}
