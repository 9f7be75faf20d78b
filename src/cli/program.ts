import { Argument, Command, Option } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import { formats } from '../diagnostics/format/formats.ts';
import { argoTargets } from '../targets/argo/capabilities.ts';
import type { CompileFlags } from './commands/compile.ts';
import type { GraphFlags } from './commands/graph.ts';
import type { SchemaFlags } from './commands/schema.ts';
import type { ValidateFlags } from './commands/validate.ts';
import { type Shell, shells } from './completion/shells.ts';
import type { FormatFlags } from './format-files.ts';
import type { InitFlags } from './init/choose.ts';
import type { Io } from './io.ts';
import { defaultReporting, type Reporting } from './report.ts';
import { type SchemaKind, schemaKinds } from './schema-kinds.ts';
import type { SpecFlags } from './spec-files.ts';
import type { WatchFlags } from './watch/watch-calls.ts';

const usage = `
Paths are files or directories; "-" is standard input. Results go to standard output, diagnostics to standard error;
with any format but pretty and concise, "validate" writes them to standard output as its result.
Exit codes: 0 clean, 1 problems in the specifications, 2 wrong usage, 3 a bug in Pipewright.`;

/** The command line. The code of a command is loaded when it is called; `done` is given the exit code. */
export function createProgram(io: Io, done: (exitCode: number) => void): Command {
  const program = new Command('pipewright')
    .description('Validates specifications of pipelines and compiles them to Argo Workflows.')
    .version(manifest.version, '-V, --version', 'show the version')
    .configureOutput({
      writeOut: io.out,
      writeErr: io.err,
      outputError: (text, write) => write(text.replace(/^error: /, 'pipewright: ')),
    })
    .addHelpText('after', usage)
    .enablePositionalOptions()
    .exitOverride();
  addReporting(program);
  const reporting = (own: Partial<Reporting>): Reporting => {
    return { ...defaultReporting, ...program.opts<Partial<Reporting>>(), ...own };
  };

  addReporting(program.command('validate'))
    .description('check specifications')
    .argument('[path...]', 'files and directories (default: the working directory)')
    .option(
      '-o, --output <format=file>',
      'also write the diagnostics to a file, such as sarif=out.sarif; may be given several times',
      append,
    )
    .option(...skipOthers)
    .addOption(
      new Option(
        '--fix [level]',
        'make the fixes that change nothing of what compiles already; with --fix=unsafe all',
      ).choices(['safe', 'unsafe']),
    )
    .option('--diff', 'show what --fix would change, and change nothing')
    .option('--baseline <file>', 'leave out the findings that are in this file')
    .option('--write-baseline <file>', 'write all findings to a baseline, and show none')
    .option(...watchOption)
    .action(async (paths: readonly string[], own: Partial<Reporting> & ValidateFlags & WatchFlags) => {
      const { validate } = await import('./commands/validate.ts');
      const call = (world: Io): Promise<number> => validate(paths, own, reporting(own), world);
      if (own.watch !== true) return done(await call(io));
      const { watchValidate } = await import('./watch/watch-calls.ts');
      done(await watchValidate(call, paths, own, io));
    });

  addReporting(program.command('compile'))
    .description('compile a pipeline to an Argo Workflow')
    .argument('<file>', 'the pipeline, or a directory that holds pipeline.yaml')
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .addOption(
      new Option(
        '--kind <kind>',
        'the resource to make (default: CronWorkflow with a schedule, else Workflow)',
      ).choices(['Workflow', 'WorkflowTemplate', 'ClusterWorkflowTemplate', 'CronWorkflow']),
    )
    .addOption(
      new Option('--emit <what>', 'what to write: the workflow, or its artifact repository as a ConfigMap')
        .choices(['workflow', 'repository'])
        .default('workflow'),
    )
    .option('--input <name=value>', 'the value of an input; may be given for each input', append)
    .option('--check', 'write nothing; exit with 1 when the file named by -o is not what would be written')
    .addOption(
      new Option('--package <form>', 'pack the result (default: as the name after -o ends)').choices([
        'zip',
        'tar.gz',
      ]),
    )
    .addOption(
      new Option(
        '--target <engine>',
        'the engine to compile for; "argo" is its newest version here (default: as the environment says, else "argo")',
      ).choices(argoTargets),
    )
    .option('--templates <dir>', 'templates (*.hbs) that are rendered in the places of the built-in ones')
    .option(
      '--env <name>',
      'an environment of pipewright.yaml; several give a file each, in the directory of -o',
      append,
    )
    .option(...watchOption)
    .action(async (file: string, own: Partial<Reporting> & CompileFlags & WatchFlags) => {
      const { compile } = await import('./commands/compile.ts');
      const call = (world: Io): Promise<number> => compile(file, own, reporting(own), world);
      if (own.watch !== true) return done(await call(io));
      const { watchCompile } = await import('./watch/watch-calls.ts');
      done(await watchCompile(call, file, own, io));
    });

  addReporting(program.command('fmt'))
    .description('write specifications in the one way: order of keys, indentation, quotes')
    .argument('[path...]', 'files and directories (default: the working directory)')
    .option('--check', 'write nothing; exit with 1 when a file would change')
    .option('--diff', 'write nothing; show how files would change')
    .option(...skipOthers)
    .action(async (paths: readonly string[], own: Partial<Reporting> & FormatFlags & SpecFlags) => {
      const { fmt } = await import('./commands/fmt.ts');
      done(await fmt(paths, own, reporting(own), io));
    });

  program
    .command('graph')
    .description('draw the tasks of a pipeline')
    .argument('<file>', 'the pipeline, or a directory that holds pipeline.yaml')
    .addOption(
      new Option('--format <format>', 'what to draw with').choices(['mermaid', 'svg']).default('mermaid'),
    )
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .action(async (file: string, own: GraphFlags) => {
      const { graph } = await import('./commands/graph.ts');
      done(await graph(file, own, reporting({}), io));
    });

  program
    .command('explain')
    .description('explain a diagnostic')
    .argument('[code]', 'its code (default: a list of all)')
    .action(async (code: string | undefined) => {
      const { explain } = await import('./commands/explain.ts');
      done(await explain(code, io));
    });

  program
    .command('explain-settings')
    .description('show the effective settings of a task, and who said each of them')
    .argument('<file>', 'the pipeline, or a directory that holds pipeline.yaml')
    .argument('<task>', 'the name of the task; inside of groups group.task')
    .option('--env <name>', 'an environment of pipewright.yaml')
    .action(async (file: string, task: string, own: { readonly env?: string }) => {
      const { explainSettingsOf } = await import('./commands/explain-settings.ts');
      done(await explainSettingsOf(file, task, own.env, reporting({}), io));
    });

  addReporting(program.command('import-component'))
    .description('rewrite a component of KFP in the form of Pipewright')
    .argument('<file>', 'the component of KFP v1')
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .action(async (file: string, own: Partial<Reporting> & { readonly output?: string }) => {
      const { importComponentFile } = await import('./commands/import-component.ts');
      done(await importComponentFile(file, own, reporting(own), io));
    });

  program
    .command('schema')
    .description('print the JSON Schema of a kind of file, for editors')
    .addArgument(
      new Argument('[kind]', 'the kind of file (default: one schema for all kinds)').choices(schemaKinds),
    )
    .option('--project', 'one for all files of this project, which knows its components, tasks and types')
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .option('--check', 'write nothing; exit with 1 when the file named by -o is not what would be written')
    .action(async (kind: SchemaKind | undefined, own: SchemaFlags) => {
      const { schema } = await import('./commands/schema.ts');
      done(await schema(kind, own, io));
    });

  program
    .command('init')
    .description('make a small project to begin with')
    .option('--name <name>', 'the name of the pipeline (default: that of the directory)')
    .option('--dir <dir>', 'where to put it (default: the working directory)')
    .option('-y, --yes', 'ask nothing')
    .option('--force', 'write over files that are there')
    .option('--no-hooks', 'leave out the hooks for pre-commit')
    .action(async (own: InitFlags) => {
      const { init } = await import('./commands/init.ts');
      done(await init(own, io));
    });

  program
    .command('completion')
    .description('print a script that completes command lines of pipewright in a shell')
    .addArgument(new Argument('<shell>', 'the shell').choices(shells))
    .action(async (shell: Shell) => {
      const { completion } = await import('./commands/completion.ts');
      done(await completion(shell, program, io));
    });

  program
    .command('lsp')
    .description('serve an editor by the Language Server Protocol, on standard input and output')
    .option('--stdio', 'what it does in any case; editors say so')
    .action(async () => {
      const { lsp } = await import('./commands/lsp.ts');
      lsp();
      // The server ends the process itself.
      await new Promise(() => {});
    });

  return program;
}

const skipOthers = [
  '--skip-others',
  'leave out files that are named but are no specifications, such as manifests of Kubernetes',
] as const;

const watchOption = ['-w, --watch', 'run again when a file that was read changes, until Ctrl-C'] as const;

/** Accepted before and after the name of a command. */
function addReporting(command: Command): Command {
  return command
    .addOption(new Option('--format <format>', 'how to show diagnostics (default: pretty)').choices(formats))
    .addOption(
      new Option('--fail-on <severity>', 'what makes the exit code 1 (default: error)').choices([
        'error',
        'warning',
      ]),
    );
}

function append(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
