import type { Host } from '../compiler/host.ts';
import { validate } from '../compiler/validate.ts';
import type { Findings } from '../diagnostics/format/format.ts';
import { Sink } from '../diagnostics/sink.ts';

/** Checks files, each as if it were alone. */
export async function checkFiles(files: Iterable<string>, host: Host): Promise<Findings> {
  const all = new Sink();
  const checked = [...files];
  for (const file of checked) {
    // A sink of its own: what was found in an earlier file, in a component that both use, counts for this one too.
    const sink = new Sink();
    await validate(file, host, sink);
    for (const one of sink.diagnostics()) all.add(one);
  }
  return { diagnostics: all.diagnostics(), checked };
}
