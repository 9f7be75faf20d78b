"""Writes random components of KFP v1: everything that public components use (../shared/KFP.md) and much that they do not.
   Usage: python make-random.py FOLDER SEED COUNT [KIND…]   (kinds: container graph yaml old mutant=FOLDER), then make-goldens.py FOLDER"""
import glob, json, os, random, sys

NAMES = ['x', 'y', 'data', 'Input 1', 'input_1', 'Table', 'model_path', 'Model', 'train_data', 'learningRate', 'ALL_CAPS', 'a__b', 'a--b', 'a-b', 'a_b', 'a b', 'A b',
         'data.csv', '1st input', 'Model (best)', 'trailing-', '_private', '  padded  ', 'café', 'Модель', 'İstanbul', '___', '!!!', 'A-B_c D.e', "it's", 'a"b', 'a: b',
         'a #b', 'a/b', 'a{b', '{{x}}', '$(x)', '$$', 'class', 'from', 'None', 'self', 'name', 'value', 'inputs', 'yes', 'null', '~', 'true', '1', '1.5', 'a\tb', 'Output path', '模型',
         'a b 2', 'n1', 'x' * 70, 'INPUT', 'input-1', 'é', 'a\\b', 'a\'b"c', '%s', '-', '--', '.', '..', 'a,b', '[x]', '<x>', 'UI metadata', 'MLPipeline UI metadata', 'mlpipeline_metrics', 'constructor', '__proto__', 'toString', 'A', 'a', 'ß', 'ſ', 'K']
GOOD = NAMES[:12] + ['Learning rate', 'Num iterations', 'label_column', 'gcp_project', 'Model URI', 'epochs', 'Bucket name', 'feature_columns', 'Random seed', 'Batch size', 'Query']
TYPES = ['String', 'Integer', 'Float', 'Bool', 'Boolean', 'JsonObject', 'JsonArray', 'List', 'Dict', 'list', 'dict', 'int', 'float', 'bool', 'str', 'string', 'GCSPath', 'CSV', 'URI', 'UI metadata',
         'google.VertexModel', 'typing.List[str]', 'List[int]', 'List of things', 'An array', 'JsonObject: example_gen_pb2.Input', 'Artifact', 'Model', 'Dataset', 'double', 'Double', 'text', 'Json',
         'Dictionary', 'PipelineTaskFinalStatus', 'Any', 'any', 'integer', 'secret', 'Secret', 'Date', 'file', 'List[', 'A | B', 'enum', 'String?', 'system.Model', 'typing.Dict[str, int]', 'typing.Optional[str]', 'Dict[str,str]',
         {'GCSPath': {'data_type': 'TSV'}}, {'JsonObject': {'data_type': 'proto:x.Y'}}, {'GcsPath': {}}, {'Integer': {'min': 1}}, {'List': {'of': 'Integer'}}, {'A': {}, 'B': {}}, {'G': {'a': 1, 'b': [1, 2]}}, {'String': {'p': None}}, '', [], {}, ['String'], ['A', 'B'], {'List': 'X'}, {'enum': ['a', 'b']}, {'Float': {'maximum': 3}}]
TEXTS = ['', ' ', 'a', '--flag', '-x', '0', '7', '010', '1e3', '0.10', '1.0', '-5', ' 7 ', '1_000', 'true', 'True', 'false', 'yes', 'None', 'null', '~', '[]', '{}', '["a", 1]', '{"a": {"b": 1}}', 'a b', 'a: b', 'a #b', "it's", '"q"',
         "'", '\\', '\\n', 'a\\nb', '$x', '$$', '$(X)', '$(A)', '$$(A)', '${X}', '${{ x }}', '${{ inputs.x }}', '{{x}}', '{{workflow.name}}', '{{pod.name}}', '{{ workflow.uid }}', '{{workflow.namespace}}', '{{$}}', '{{$.inputs}}', '{{=1}}', '{{= 1 }}', '{{{x}}}', '{', '}', '{{', '}}',
         'line\nline', 'line\n', '\nline', 'a\n\nb\n\n', '\ttab', 'a\tb', 'trailing ', ' leading', 'é ü', '模型', '\U0001f600', '\u00a0', '\u2028', '\x85', '\x7f', '\x01', '- a', '? a', '! a', '& a', '* a', '| a', '> a', '% a', '@ a', '` a', '#', '#a', ':', ':a', 'a:', 'a:b', ',', '[', ']', '---', '...', '=', '<<', '2020-01-01', '2020-01-01T00:00:00Z', '12:30', '1:2:3', '0x1F', '0b1', '0o17', '.5', '5.', '+1', '.inf', '.NaN', 'inf', 'nan', '1e400', '9' * 30, '-0', '-0.0', '1e16', '1e-7', '٣', '１', '0_1', '1__0', '_1', '1_',
         'on', 'off', 'n', 'y', 'NO', 'End', 'gs://b/p', 'https://x.y/z?a=b&c=d', 'sh -c "echo $0 $@"', 'if [ -n "$x" ]; then\n  echo "${x}" \'q\'\nfi\n', 'import os\n\ndef f():\n    """Doc.\n\n    Indented\n    """\n    return {"a": {"b": [1]}}\n\nprint(f"{f()}")\n', 'x' * 3000, 'a\r\nb', '{{tasks.x}}', '{{item}}', '{{inputs.parameters.x}}', '{{inputs.artifacts.x.path}}', '{{outputs.x}}', '{{steps.a}}', '{{workflow.parameters.x}}', '{{workflow.foo}}', '{{retries}}', '{{pod.foo}}', '{{pipelineparam:op=;name=zz}}', '{{{{x}}}}', '{{ a\nb }}']
IMAGES = ['python:3.9', 'alpine', 'gcr.io/p/i@sha256:' + 'a' * 64, 'localhost:5000/x', 'busybox:1', '', 'A/B', 'a b', '{{x}}', '{{workflow.name}}', '$(X)', '$$', '${{ x }}']
RAW = ['yes', 'no', 'on', 'off', 'Yes', 'NO', 'yEs', 'y', 'n', 'true', 'True', 'TRUE', 'false', 'False', 'null', 'Null', 'NULL', '~', '', '010', '0o10', '0x1F', '0X1F', '0b11', '1_000', '12:30', '1:2:3', '-12:30', '12:30.5', '1e3', '1e-3', '1.0e-3', '1.0e+3', '1.0e3', '.5', '5.', '+.5', '-.5', '.inf', '-.inf', '+.inf', '.Inf', '.nan', '.NaN',
       '2020-01-01', '2020-1-1', '2020-01-01 10:00:00', '2020-01-01T10:00:00Z', '=', '<<', '08', '09', '0', '-0', '+0', '+5', '-5', '5', '5.0', '0.10', '1.50', '100', '1e16', '12345678901234567890', '9223372036854775807', '9223372036854775808', '1.0', '.', '-', '1__0', '0_', '_0', '0.1_0', '1.', '1.e5', '1.e+5', '!!str 5', '!!int "5"', '!!float 5', '!!str', '!!bool yes', '!x 5', '&a 5', '"5"', "'5'", '5 # c', 'a # c', 'a#c', '0o8', '0777', '00', '1e', 'e1', '190:20:30', '6:60', '685_230', '-0b1', '0.', '-1.5e+3', '1E5', '1.5E+5', '!!binary aGk=', '!!null ""', '!!timestamp 2020-01-01', '!!set {a}', '!!omap []', '1,000', '12e03', '-2E+02', '+12', '.1e5', '.1e+5', '1_2.3_4', '2001-12-14t21:59:43.10-05:00', '0x', '0b', '0b2', '0xg', '00012', '1.2.3', 'v1', '123abc', '1:60', '-1:2', '1:2.', '0:1', '01:20']


class Raw(str):
    """The source of a scalar."""


class Pairs(list):
    """A map whose keys may come twice."""


class Maker(random.Random):
    wild = False

    def chance(self, percent): return self.random() * 100 < percent

    def slip(self, percent):
        """What kfp refuses, in some components only."""
        return self.wild and self.chance(percent)

    def name(self): return self.choice(GOOD if self.chance(self.tame) else NAMES)

    def text(self): return self.choice(TEXTS)

    def ports(self, most):
        names = []
        for _ in range(self.randint(0, most)):
            name = self.name()
            if name not in names or self.slip(2): names.append(name)
        return names

    def component(self, graphs=0):
        self.tame = self.choice([100, 90, 50])
        self.inputs, self.outputs = self.ports(6), self.ports(3)
        out = Pairs()
        if self.chance(90): out.append(('name', self.choice([self.name(), 'My component', 'Train, (v2) & save', self.name()])))
        if self.chance(40): out.append(('description', self.choice([self.text(), None, 'Does a thing.\nAnd more: of "it" # really\n'])))
        if self.chance(20): out.append(('metadata', self.metadata()))
        if self.inputs or self.chance(10): out.append(('inputs', [self.input(n) for n in self.inputs] or self.choice([[], None])))
        if self.outputs or self.chance(10): out.append(('outputs', [self.output(n) for n in self.outputs] or self.choice([[], None])))
        if self.chance(3): out.append(('version', self.choice(['google.com/cloud/pipelines/component/v1', 'v1', '', None, Raw('1.0'), 1])))
        if self.slip(2): out.append((self.choice(['metrics', 'apiVersion', 'x', 'kind', 'schema_version']), self.choice(['v1', [], {}])))
        if not self.slip(2): out.append(('implementation', Pairs([('graph', self.graph(graphs))]) if graphs else Pairs([('container', self.container())])))
        if self.chance(20): self.shuffle(out)
        if self.slip(3) and out: out.append(self.choice(out))
        return out

    def metadata(self):
        out = Pairs()
        for key in ['annotations', 'labels']:
            if self.chance(70):
                out.append((key, Pairs([(self.choice(['author', 'canonical_location', 'volatile_component', 'add-pod-env', 'a/b', 'platform', 'Name', 'x y', '1']), self.choice(['a', 'true', 'Ann <a@b.c>', self.text(), self.raw() if self.slip(20) else 'b'])) for _ in range(self.randint(0, 3))])))
        return out if not self.slip(5) else self.choice([None, {}, [], {'x': 1}])

    def raw(self):
        found = self.choice(RAW)
        return Raw(found if self.wild or not any(c in found for c in '!&=<') and not found.startswith(('200', '202')) and found != '-' else '5')

    def default(self, kind):
        r = self.random()
        if r < .45: return self.text()
        if r < .75: return self.choice({'Integer': ['5', '010', 5, Raw('010'), ' 7 ', '1_000', 5.7, True, '', '1e3'], 'Float': ['100', 1, Raw('1e-3'), '0.10', '1e16', 0.5, '', True, Raw('1.0'), Raw('1.50')], 'Bool': [True, 'true', 'False', '', Raw('yes'), 'yes'],
                                        'List': ['[]', '["a"]', '', [], ['a', 1, None, True, 0.5, {'b': 'ü'}]], 'Dict': ['{}', '', 'None', {}, {'b': 1, 'a': [True, None]}]}.get(kind if isinstance(kind, str) else '', ['abc', 5, 0.5, True, '']))
        if r < .95: return self.raw()
        return self.choice([None, [], {}, ['a'], {'a': 'b'}] if self.wild else [None, 10 ** 25, 1e300, -0.0])

    def input(self, name):
        out = Pairs([('name', name)])
        kind = self.choice(TYPES)
        if self.chance(75): kind = self.choice(TYPES[:12])
        if self.chance(70): out.append(('type', kind))
        elif self.chance(3): out.append(('type', None))
        if self.chance(30): out.append(('description', self.choice([self.text(), None])))
        if self.chance(35): out.append(('default', self.default(kind)))
        if self.chance(35): out.append(('optional', self.choice([True, True, True, False, True, None, Raw('yes'), 'true', Raw('True')]) if self.slip(20) else not self.chance(5)))
        if self.chance(2): out.append(('annotations', self.choice([{'editor': 'x'}, None, {}, {'a': {'b': [1]}}])))
        if self.slip(2): out.append(('value', 'x'))
        if self.chance(20): self.shuffle(out)
        return out

    def output(self, name):
        out = Pairs([('name', name)])
        if self.chance(70): out.append(('type', self.choice(TYPES)))
        if self.chance(20): out.append(('description', self.text()))
        if self.chance(2): out.append(('annotations', {'a': 'b'}))
        return out

    def known(self, names):
        if names and not self.slip(2): return self.choice(names)
        return self.name()

    def placeholder(self, depth=0):
        r = self.random()
        i, o = lambda: self.known(self.inputs), lambda: self.known(self.outputs)
        if r < .35 and self.inputs: return {'inputValue': i()}
        if r < .45 and self.inputs: return {'inputPath': i()}
        if r < .60 and self.outputs: return {'outputPath': o()}
        if r < .63: return self.choice([{'inputUri': i()} if self.inputs else '', {'outputUri': o()} if self.outputs else '', {'executorInput': None}, {'outputMetadata': None}])
        if r < .78 and depth < 3: return {'concat': [self.placeholder(depth + 1) for _ in range(self.randint(0 if self.chance(10) else 1, 4))] if not self.slip(3) else self.choice([None, 'a', [None]])}
        if r < .95 and depth < 3: return self.conditional(depth, i)
        if r < .98 and self.wild: return self.choice([{'isPresent': i()}, {'value': 'x'}, {}, {'inputValue': None}, {'inputValue': 5}, {'executorInput': 'x'}, {'executorInput': {}}, {'outputMetadata': 'x'}, 5, True, None, [], ['a'], {'inputValue': 'a', 'inputPath': 'a'}, {'inputMetadata': i()}, {'inputOutputPortName': i()}, {'outputValue': 'x'}, 1.5, self.raw()])
        return self.text()

    def conditional(self, depth, i):
        cond = self.choice([{'isPresent': i()}] * 8 + [True, False, 'true', 'False', 'y', 'no', '1', ''] + (['maybe', {'inputValue': i()}, None, self.raw()] if self.wild else [])) if self.inputs else self.choice([True, 'true', 'no', ''])
        out = Pairs([('cond', cond), ('then', self.then(depth))])
        if self.chance(30): out.append(('else', self.then(depth)))
        if self.slip(3): out.pop(self.randrange(len(out)))
        if self.slip(2): out.append(('x', 1))
        if self.chance(10): self.shuffle(out)
        return {'if': out}

    def then(self, depth):
        r = self.random()
        if r < .9: return [self.part(depth + 1) for _ in range(self.randint(0 if self.chance(10) else 1, 3))]
        return self.choice([self.part(depth + 1), '', [], 'x'] + ([None] if self.wild else []))

    def part(self, depth=0):
        if self.chance(45): return self.text() if self.chance(60) else self.choice(['--x', '--name', 'sh', '-c', 'python3', '{', '}', '"'])
        return self.placeholder(depth)

    def words(self): return [self.part() for _ in range(self.randint(0, 6))]

    def container(self):
        out = Pairs([('image', self.choice(IMAGES[:5] if self.chance(90) else IMAGES))])
        if self.chance(80): out.append(('command', self.words()))
        if self.chance(80): out.append(('args', self.words()))
        if self.chance(20): out.append(('env', Pairs([(self.choice(['A', 'B', 'KFP_POD_NAME', 'a.b', 'a b', '1', 'PATH', 'INPUT_DIR', 'yes']), self.text() if not self.slip(5) else self.choice([self.raw(), 5, None, True, {'inputValue': self.known(self.inputs)}])) for _ in range(self.randint(0, 4))])))
        if self.chance(15) and self.outputs: out.append(('fileOutputs', Pairs([(o, self.choice(['/tmp/o', '/tmp/%d' % n, 'rel/x', '/tmp/a b', '/tmp/outputs/x/data', '/tmp/{{x}}', '/$(A)']) if self.chance(30) else '/tmp/f%d' % n) for n, o in enumerate(self.outputs) if self.chance(50)])))
        if self.slip(5): out.append((self.choice(['command', 'args', 'env', 'fileOutputs', 'resources', 'image']), self.choice([None, 'text', [], {}])))
        if self.chance(20): self.shuffle(out)
        return out

    def graph(self, depth):
        outer = (self.inputs, self.outputs)
        ids, specs, tasks = [], [], Pairs()
        for n in range(self.randint(1, 4)):
            ids.append(self.choice(['t%d' % n, 'Task %d' % n, 'a-b', 'a b', 'task_%d' % n, 'Ü', 'item', 'x.y', self.name()]))
            tame = self.tame
            spec = self.component(graphs=depth - 1 if depth > 1 and self.chance(40) else 0)
            self.tame = tame
            specs.append((spec, self.inputs, self.outputs))
            self.inputs, self.outputs = outer
        for n, (name, (spec, inputs, outputs)) in enumerate(zip(ids, specs)):
            if self.chance(10): spec, inputs, outputs = specs[0]
            task = Pairs([('componentRef', Pairs([('spec', spec)] if not self.slip(4) else [self.choice([('url', 'https://x.y/z.yaml'), ('name', 'n'), ('digest', 'a' * 64), ('text', 'x')])]))])
            arguments = Pairs()
            for port in inputs:
                if self.chance(8): continue
                arguments.append((port, self.argument(ids, specs, n, outer)))
            if self.slip(3): arguments.append(('nobody', 'x'))
            if not self.slip(8): task.append(('arguments', arguments))
            if self.chance(5): task.append(self.choice([('annotations', {'editor': {'x': 1}}), ('isEnabled', self.choice([True, 'x', {'==': {'op1': {'graphInput': {'inputName': 'x'}}, 'op2': 'y'}}])), ('executionOptions', {'retryStrategy': {'maxRetries': 3}}), ('executionOptions', {'cachingStrategy': {'maxCacheStaleness': 'P0D'}})]))
            tasks.append((name, task))
        if self.chance(20): self.shuffle(tasks)
        out = Pairs([('tasks', tasks)])
        values = Pairs()
        for o in outer[1]:
            if self.chance(80): values.append((o, self.argument(ids, specs, len(ids), outer, True)))
        if self.slip(3): values.append(('nobody', 'x'))
        out.append(('outputValues', values))
        return out

    def argument(self, ids, specs, n, outer, output=False):
        r = self.random()
        before = [k for k in range(n) if specs[k][2]] if not self.slip(3) else [k for k in range(len(ids)) if specs[k][2]]
        if (r < .45 or output) and before:
            k = self.choice(before)
            ref = Pairs([('taskId', ids[k]), ('outputName', self.choice(specs[k][2]) if not self.slip(3) else 'nothing')])
            if self.chance(10): ref.append(('type', self.choice(TYPES)))
            return {'taskOutput': ref}
        if r < .75 and outer[0]: return {'graphInput': {'inputName': self.known(outer[0])} if not self.slip(3) else self.choice(outer[0])}
        return self.text() if not self.slip(15) else self.choice([5, 0.5, True, None, [], {}, self.raw(), [1], {'a': 1}])


# How it is written. What PyYAML reads is what counts, so that styles may change the value.
class Writer:
    def __init__(self, maker, style):
        self.r, self.style, self.anchors = maker, style, 0

    def write(self, value): return self.block(value, 0).lstrip('\n') if isinstance(value, Pairs) else self.flow(value, '') + '\n'

    def odd(self, percent): return self.style and self.r.chance(percent)

    def entries(self, value): return list(value) if isinstance(value, Pairs) else list(value.items())

    def isMap(self, value): return isinstance(value, (Pairs, dict))

    def end(self):
        if self.odd(6): return self.r.choice(['  # a comment', ' #', ' ', '  # it\'s "q": {x} ['] + (['\t# tab', '\t'] if self.r.wild else [])) + '\n'
        if self.odd(3): return '\n' + self.r.choice(['\n', '# margin\n', '      # deep\n', '\n\n', '  \n'] + (['\t\n'] if self.r.wild else []))
        return '\n'

    def block(self, value, column):
        """A block collection, from a new line on."""
        pad = ' ' * column
        if self.isMap(value):
            return '\n' + ''.join(pad + self.key(k, pad) + ':' + self.after(v, column, False) for k, v in self.entries(value))
        return '\n' + ''.join(pad + '-' + self.after(v, column, True) for v in value)

    def key(self, key, pad=None):
        text = self.scalar(key, '', True)
        if pad is not None and self.r.slip(1): return '? ' + text + '\n' + pad
        return text + (' ' if self.odd(2) else '')

    def prefix(self):
        if not self.odd(1.5 if self.r.wild else .2): return ''
        self.anchors += 1
        return self.r.choice(['&a%d ' % self.anchors, '!!str ', '!!map ', '!!seq ', '! ', '&a%d ' % self.anchors, '!x '])

    def after(self, value, column, item):
        if self.anchors and self.r.slip(1): return ' *a%d' % self.r.randint(1, self.anchors) + self.end()
        prefix = self.prefix()
        if isinstance(value, (list, dict)) and len(value) > 0:
            simple = not isinstance(value, Pairs) and not any(isinstance(v, (Pairs, Raw)) or '\n' in str(v) for v in (value.values() if isinstance(value, dict) else value))
            if simple and self.r.chance(70) or self.odd(10): return ' ' + prefix + self.flow(value, ' ' * (column + 1 + self.r.randint(0, 3))) + self.end()
            inside = column + (2 if self.isMap(value) or item or self.r.chance(50) else 0)
            if self.odd(10): inside = column + self.r.randint(1, 4)
            text = self.block(value, inside)
            if item and not prefix and not self.odd(5): return ' ' * (inside - column - 1) + text.lstrip('\n ')
            return (' ' + prefix if prefix else '') + (self.end() if self.style else '\n') + text[1:]
        if isinstance(value, (list, dict)): return ' ' + prefix + ('{}' if self.isMap(value) else '[]') + self.end()
        text = self.scalar(value, ' ' * (column + 2), False)
        return (' ' + prefix + text if text or prefix else '') + (self.end() if not text.startswith(('|', '>')) else ('' if text.endswith('\n') else '\n'))

    def flow(self, value, pad):
        gap = lambda: self.r.choice(['', ' ', '\n' + pad, '\n' + pad, ' # c\n' + pad, '\n\n' + pad, ' \t' if self.r.wild else ' ', '\n' + (pad[:-1] if self.r.chance(10) else pad), '\n' if self.r.chance(5) else ' ']) if self.odd(25) else ''
        space = lambda: gap() or ' '
        if self.isMap(value):
            parts = [self.flowscalar(k, pad) + (':' if not self.odd(.3) else ' :') + space() + self.flow(v, pad) for k, v in self.entries(value)]
            return '{' + gap() + ('' + gap() + ',' + space()).join(parts) + (',' if self.odd(3) else '') + gap() + '}'
        if isinstance(value, list):
            parts = [self.pair(v, pad) for v in value]
            return '[' + gap() + (gap() + ',' + space()).join(parts) + (',' if self.odd(3) and parts else '') + gap() + ']'
        return self.flowscalar(value, pad)

    def pair(self, value, pad):
        if self.isMap(value) and len(value) == 1 and self.style and self.r.chance(30):
            (k, v), = self.entries(value)
            return self.flowscalar(k, pad) + ': ' + self.flow(v, pad)
        return self.flow(value, pad)

    def flowscalar(self, value, pad): return self.scalar(value, pad, True)

    def scalar(self, value, pad, inline):
        if isinstance(value, Raw): return str(value) if '\n' not in value or not inline else 'x'
        if value is None: return self.r.choice(['null', '~', '', 'Null']) if not inline else 'null'
        if isinstance(value, bool): return 'true' if value else 'false'
        if not isinstance(value, str): return repr(value)
        if not self.style: return self.quiet(value, pad, inline)
        styles = [self.double] * 3
        if self.isTame(value) or self.r.slip(2) and not any(c in '\x85\u2028' for c in value): styles += [self.plain] * 6
        if not any(c < ' ' and c != '\n' and c != '\t' or c in '\x7f\x85\u2028' for c in value): styles += [self.single] * 3
        if not inline and not any(c in '\r\x7f\x85\u2028' for c in value): styles += [self.literal] * (8 if '\n' in value else 1) + [self.folded]
        return self.r.choice(styles)(value, pad)

    def isTame(self, value): return value[:1].isalpha() and all(c.isalnum() or c in ' ._/-()' for c in value) and value.lower() not in ('yes', 'no', 'on', 'off', 'true', 'false', 'null', 'y', 'n') and value == value.strip()

    def quiet(self, value, pad, inline):
        if self.isTame(value) and self.r.chance(70): return value
        if '\n' in value and not inline and self.r.chance(70) and not any(c < ' ' and c != '\n' or c in '\x7f\x85\u2028' for c in value): return self.literal(value, pad)
        return json.dumps(value, ensure_ascii=any(c in '\x85\u2028\x7f' or c > '\uffff' for c in value) and False or self.r.chance(50)).replace('\x7f', '\\x7f').replace('\x85', '\\N').replace('\u2028', '\\L') if not any(c > '\uffff' for c in value) else '"' + value + '"'

    def plain(self, value, pad):
        return value.replace(' ', '\n' + pad, 1) if pad and self.r.chance(15) else value

    def single(self, value, pad):
        text = value.replace("'", "''").replace('\n', '\n\n' + pad)
        if pad and self.r.chance(15): text = text.replace(' ', '\n' + pad, 1)
        return "'" + text + "'"

    def double(self, value, pad):
        out = ''
        for c in value:
            if c in '"\\': out += '\\' + c
            elif c == '\n': out += '\\n' if not (pad and self.r.chance(20)) else '\n\n' + pad
            elif c == '\t': out += self.r.choice(['\\t', '\t', '\\\t'])
            elif c < ' ' or c in '\x7f': out += '\\x%02x' % ord(c)
            elif c == '\x85': out += '\\N'
            elif c == '\u2028': out += '\\L'
            elif c == '\u00a0': out += self.r.choice(['\\_', c])
            elif c == '/' and self.r.chance(20): out += '\\/'
            elif c > '\uffff': out += self.r.choice([c, '\\U%08x' % ord(c)])
            elif c > '~': out += self.r.choice([c, '\\u%04x' % ord(c)])
            elif c == ' ' and pad and self.r.chance(5): out += self.r.choice(['\n' + pad, ' \\\n' + pad, '\\\n' + pad + '\\ '])
            else: out += c
        return '"' + out + '"'

    def literal(self, value, pad, mark='|'):
        chomp = '' if value.endswith('\n') and not value.endswith('\n\n') else '+' if value.endswith('\n') else '-'
        if self.odd(10): chomp = self.r.choice(['', '+', '-'])
        if value.startswith((' ', '\n', '\t')) or self.odd(4):
            indent = '2'
        else: indent = ''
        lines = value.split('\n')
        if value.endswith('\n'): lines = lines[:-1]
        body = ''.join((pad + line if line or self.odd(5) else '') + '\n' for line in lines)
        comment = '  # c' if self.odd(4) else ''
        return mark + self.r.choice([indent + chomp, chomp + indent]) + comment + '\n' + body

    def folded(self, value, pad): return self.literal(value.replace('\n', '\n\n') if self.r.chance(70) else value, pad, '>')


def whole(maker, text):
    """What concerns the file as a whole."""
    r = maker
    if r.chance(5): text = text.replace('\n', '\r\n')
    if r.chance(10): text = text.rstrip('\n')
    if r.chance(3): text = '---\n' + text
    if r.chance(2): text = '# a comment\n\n' + text
    if r.slip(3): text = text + ('' if text.endswith('\n') else '\n') + r.choice(['---\n', '...\n', '--- \nname: x\n', '# end', '...\n# end\n', '\t\n', '   \n'])
    if r.slip(4): text = r.choice(['%YAML 1.1\n---\n', '%YAML 1.2\n---\n', '\ufeff', '%TAG ! tag:x,2020:\n---\n']) + text
    return text


def old(maker, value):
    """Puts words that YAML 1.1 and 1.2 read differently in place of some texts."""
    if isinstance(value, Pairs): return Pairs([(k, old(maker, v)) for k, v in value])
    if isinstance(value, dict): return {k: old(maker, v) for k, v in value.items()}
    if isinstance(value, list): return [old(maker, v) for v in value]
    return maker.raw() if maker.chance(5) else value


def mutant(maker, files):
    """A public component with a few small changes."""
    import yaml
    path = maker.choice(files)
    text = open(path, 'rb').read().decode('utf-8')
    if maker.chance(40): return edited(maker, text)
    try: document = yaml.safe_load(text)
    except yaml.YAMLError: return edited(maker, text)
    maker.tame = 50
    maker.inputs = [i['name'] for i in document.get('inputs') or [] if isinstance(i, dict)] if isinstance(document.get('inputs'), list) else []
    maker.outputs = [o['name'] for o in document.get('outputs') or [] if isinstance(o, dict)] if isinstance(document.get('outputs'), list) else []
    rename = {}
    if maker.inputs and maker.chance(40): rename[maker.choice(maker.inputs)] = maker.name()
    if maker.outputs and maker.chance(20): rename[maker.choice(maker.outputs)] = maker.name()
    budget = [maker.randint(0, 4)]

    def visit(value, key, where):
        if isinstance(value, dict):
            out = Pairs()
            for k, v in value.items():
                if where == 'input' and k in ('default', 'type', 'optional') and budget[0] and maker.chance(10):
                    budget[0] -= 1
                    if maker.chance(20): continue
                    v = {'default': lambda: maker.default('x'), 'type': lambda: maker.choice(TYPES), 'optional': lambda: not v}[k]()
                    out.append((k, v)); continue
                out.append((rename.get(k, k), visit(v, k, {'inputs': 'inputs', 'command': 'words', 'args': 'words', 'then': 'words', 'else': 'words', 'concat': 'words'}.get(k, where if k in ('if', 'cond') else ''))))
            if where == 'input' and 'default' not in value and budget[0] and maker.chance(10): budget[0] -= 1; out.append(('default', maker.default(value.get('type'))))
            if where == 'input' and 'optional' not in value and budget[0] and maker.chance(10): budget[0] -= 1; out.append(('optional', True))
            return out
        if isinstance(value, list):
            out = [visit(v, key, 'input' if where == 'inputs' else where) for v in value]
            if where == 'words' and budget[0] and maker.chance(20) and out:
                budget[0] -= 1
                at = maker.randrange(len(out))
                what = maker.randrange(5)
                if what == 0: out[at] = {'concat': [out[at], maker.text()]}
                elif what == 1 and maker.inputs: out[at] = {'if': Pairs([('cond', {'isPresent': rename.get(maker.inputs[0], maker.inputs[0])}), ('then', [out[at]])])}
                elif what == 2: out.insert(at, maker.part())
                elif what == 3: out.pop(at)
                else: maker.shuffle(out)
            elif where == 'inputs' and maker.chance(10): maker.shuffle(out)
            return out
        if isinstance(value, str) and key in ('inputValue', 'inputPath', 'outputPath', 'isPresent', 'name', 'inputUri', 'outputUri', 'inputName', 'outputName'): return rename.get(value, value)
        return value
    return Writer(maker, maker.chance(60)).write(visit(document, '', ''))


def edited(maker, text):
    lines = text.split('\n')
    for _ in range(maker.randint(1, 3)):
        at = maker.randrange(len(lines))
        what = maker.randrange(9)
        if what == 0: lines.insert(at, maker.choice(['', '# comment', '      # comment', '   ', '\t']))
        elif what == 1: lines[at] += maker.choice(['  ', ' # comment', '\t', ' #'])
        elif what == 2: lines[at] = lines[at].replace("'", '"')
        elif what == 3: lines[at] = lines[at].replace('"', "'")
        elif what == 4: lines.insert(at, lines[maker.randrange(len(lines))])
        elif what == 5: del lines[at]; lines = lines or ['']
        elif what == 6: lines[at] = maker.choice([' ', '  ']) + lines[at]
        elif what == 7: lines[at] = lines[at][1:]
        else:
            cut = maker.randint(0, len(lines[at]))
            lines[at] = lines[at][:cut] + maker.choice(['{', '}', ',', ' ', '[', ']', ': ', '"', "'", '$', '{{x}}', '\\', '- ', '|', '>', '#', '\t', '*', '&', '!', '%', 'ü', '0']) + lines[at][cut:]
    return '\n'.join(lines)


def one(kind, seed):
    maker = Maker('%s %s' % (kind, seed))
    maker.wild = maker.chance(20)
    if kind.startswith('mutant='): return mutant(maker, sorted(glob.glob(os.path.join(kind[7:], '*.component.yaml'))))
    if kind == 'container': return Writer(maker, False).write(maker.component())
    if kind == 'graph': return Writer(maker, maker.chance(10)).write(maker.component(graphs=2))
    document = maker.component(graphs=maker.choice([0, 0, 0, 0, 1]))
    if kind == 'old': return Writer(maker, maker.chance(20)).write(old(maker, document))
    return whole(maker, Writer(maker, True).write(document))


if __name__ == '__main__':
    folder, seed, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    os.makedirs(folder, exist_ok=True)
    for kind in sys.argv[4:] or ['container', 'graph', 'yaml', 'old']:
        for number in range(seed, seed + count):
            with open(os.path.join(folder, '%s-%d.component.yaml' % (kind.split('=')[0], number)), 'wb') as file:
                file.write(one(kind, number).encode('utf-8'))
