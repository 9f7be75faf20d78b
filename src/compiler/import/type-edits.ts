import type { Edit } from '../../diagnostics/diagnostic.ts';
import { Sink } from '../../diagnostics/sink.ts';
import type { ComponentDocument, InputSpec } from '../../model/documents.ts';
import type { Type } from '../../model/type.ts';
import type { At } from '../../syntax/at.ts';
import { noTypes } from '../../validate/type-table.ts';
import { parseType, printType } from '../../validate/types.ts';
import { bindKfpDefault } from '../bind/kfp/bind-kfp-default.ts';
import { normalisedDefault } from '../bind/kfp/kfp-values.ts';

/** Writes types in our words: `str` and `JsonArray` become `String` and `List`. Names that are nobody's stay. */
export function typeEdits(document: At<ComponentDocument>): readonly Edit[] {
  const ports = [...(document.get('inputs')?.items() ?? []), ...(document.get('outputs')?.items() ?? [])];
  return ports.flatMap((port): readonly Edit[] => {
    const spec = port.as<InputSpec>();
    const written = spec.get('type');
    if (written?.node.kind !== 'scalar' || typeof written.node.value !== 'string') return [];
    const type = parseType(written, noTypes, new Sink(), { ours: false });
    const text = printType(type);
    if (['any', 'nominal', 'artifact'].includes(type.kind) || text === written.node.value) return [];
    return isReadAnew(spec, type, text)
      ? []
      : [{ span: written.span, text: /^\w+$/.test(text) ? text : JSON.stringify(text) }];
  });
}

/** KFP reads defaults of optional inputs anew for `Integer` and `Float`, and for no other spelling of them. */
function isReadAnew(spec: At<InputSpec>, type: Type, text: string): boolean {
  const value = bindKfpDefault(spec, type, {}, new Sink());
  return value !== undefined && normalisedDefault(value, text) !== value;
}
