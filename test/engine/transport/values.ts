import fc from 'fast-check';

/** Texts that something on the way could take for its own: Argo, the kubelet, a shell, a YAML reader, a program's options. */
export const hostileTexts: readonly string[] = [
  'plain',
  '',
  ' ',
  '  blanks around  ',
  '\ttab\t',
  '\n',
  '\n\nleading',
  'trailing\n',
  'trailing two\n\n',
  'CRLF\r\n',
  'a\r\nb\rc\nd',
  "it's",
  'say "no"',
  '`date`',
  '\'"`',
  "'; touch /tmp/x; echo '",
  '$(touch /tmp/x) `touch /tmp/x` ; | & > /tmp/x',
  '{{workflow.name}}',
  '{{=1+1}}',
  '{{= workflow.name }}',
  '{{inputs.parameters.v0}}',
  '{{tasks.make.outputs.parameters.v0}} {{item}} {{pod.name}}',
  '{{',
  '}}',
  '{',
  '}',
  '{{{x}}}',
  '{{{{',
  '{ {',
  '{{ open',
  'closed }}',
  '{%raw%}{# no #}',
  '${{ inputs.v0 }}',
  '$${{ x }}',
  '{absent}',
  '{\u2060absent}',
  '{\u2060',
  '{\u2060{',
  '\u2060',
  '$',
  '$$',
  '$$$',
  '$(HOME)',
  '$$(HOME)',
  '$(PW_LB){x}}',
  '$(PW_LB)',
  '$(INPUT_V0)',
  '$(',
  '${HOME} $HOME',
  '{$',
  '${',
  '{{$(HOME)}}',
  '%s %d %n %%',
  'back\\slash \\n \\x7b \\u007b \\\\',
  '\\',
  '-n',
  '--help',
  '-',
  '@file',
  '1e-05',
  '0x1F',
  '017',
  '1_000',
  'True',
  'null',
  '~',
  'n',
  'no',
  '=',
  '<<',
  '!!int 3',
  '# no comment',
  'a: b',
  '- item\n- item',
  '---\nkey: |\n  text\n...\n',
  '{"a": {"b": [1, "{{x}}"]}}',
  '[1, 2]',
  '"quoted"',
  '<a href="x">&amp;</a> \\u0026',
  'é ü 日本語',
  'e\u0301 combining',
  '\u202eright to left\u202c שלום',
  '😀 👨‍👩‍👧',
  '\ufeffBOM',
  'line\u2028paragraph\u2029next\u0085',
  '\u0001\u0007\u001b[31mred\u001b[0m\u007f',
  '\ufffd \uffff',
];

/** 21 kB. */
export const longText: string = 'x{{y}}$(HOME)\n'.repeat(1400);

const fragments = [
  ...hostileTexts.filter((one) => one.length < 24),
  '{',
  '{',
  '}',
  '$',
  '$(',
  ')',
  'PW_LB',
  '\u2060',
  '\n',
  '\\',
  "'",
  '"',
  'a',
  'absent',
];

/** Any text made of such pieces. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...fragments) },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 4 }) },
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join('').replaceAll('\0', ''));

/** As Argo hands on what a step wrote for a parameter: one line end at the end is lost. */
export function asParameter(text: string): string {
  return text.endsWith('\n') ? text.slice(0, -1) : text;
}

/** A text where expressions are read, so that it is only text. */
export function literal(text: string): string {
  return text.replaceAll('${{', () => '$${{');
}

/** A text in an expression. */
export function quoted(text: string): string {
  return escapeOthers(JSON.stringify(text));
}

/** A document, which is JSON. Signs that a YAML reader refuses or changes are written as escapes. */
export function document(data: object): string {
  return `${escapeOthers(JSON.stringify(data))}\n`;
}

function escapeOthers(json: string): string {
  return json.replace(
    /[\u007f-\u00a0\u2028-\u202f\u2060-\u206f\ufeff\ufff0-\uffff]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
