"""Writes what kfp 1.8.22 makes of the components of a folder: <name>.component.yaml -> <name>.golden.json, in the form of kfp-sample.
   Usage: PYTHONHASHSEED=0 python make-goldens.py FOLDER   (pip install kfp==1.8.22; no part of the project needs it)"""
import glob, json, os, re, sys, tempfile, warnings
warnings.filterwarnings('ignore')
import yaml
import kfp, kfp.dsl as dsl, kfp.compiler, kfp.components as components
from kfp.components import _components, _naming
from kfp.components._data_passing import type_name_to_type

def constant(i):
    t = i.type
    kind = {int: 42, float: 0.5, bool: True, list: ['a', 'b c'], dict: {'k': 'v', 'a': 1}}
    if isinstance(t, str) and t in type_name_to_type and type_name_to_type[t] in kind: return kind[type_name_to_type[t]]
    return 'dummy:' + i.name

def compiled(function):
    with tempfile.NamedTemporaryFile(suffix='.yaml') as f:
        kfp.compiler.Compiler().compile(function, f.name)
        return yaml.safe_load(open(f.name))['spec']

def variant(factory, spec, names, given, how):
    result = {'arguments': {}, 'status': 'ok'}
    pick = [i for i in spec.inputs or [] if i.name in given]
    try:
        if how == 'constant':
            result['arguments'] = {i.name: constant(i) for i in pick}
            def p(): factory(**{names[k]: v for k, v in result['arguments'].items()})
        elif how == 'byref':
            result['arguments'] = {i.name: {'pipelineParam': 'p%d' % n} for n, i in enumerate(pick)}
            params = ', '.join('p%d' % n for n in range(len(pick)))
            scope = {}
            exec('def p(%s): f(**{n: v for n, v in zip(ns, [%s])})' % (params, params), {'f': factory, 'ns': [names[i.name] for i in pick]}, scope)
            p = scope['p']
        else:
            result['arguments'] = {i.name: {'taskOutput': ['produce', 'out_%d' % n]} for n, i in enumerate(pick)}
            outs = [{'name': 'out_%d' % n} for n in range(len(pick))]
            producer = components.load_component_from_text(yaml.safe_dump({'name': 'produce', 'outputs': outs, 'implementation': {'container': {
                'image': 'i', 'command': [{'outputPath': o['name']} for o in outs]}}}))
            def p():
                made = producer()
                factory(**{names[i.name]: made.outputs['out_%d' % n] for n, i in enumerate(pick)})
        p.__name__ = 'trial'
        w = compiled(dsl.pipeline(name='trial')(p))
    except Exception as e:
        return {'status': 'failed', 'error': {'type': type(e).__name__, 'text': str(e)[-300:]}}
    containers = [t for t in w['templates'] if 'container' in t and t['name'] != 'produce']
    dag = [t for t in w['templates'] if 'dag' in t][0]
    keep = lambda t: {k: t[k] for k in ('name', 'container', 'inputs', 'outputs') if k in t}
    if _is_graph(spec): result['templates'] = [keep(t) for t in containers]
    else:
        result['template'] = keep(containers[0])
        task = [t for t in dag['dag']['tasks'] if t['name'] != 'produce'][0]
        result['task'] = {k: task[k] for k in ('name', 'arguments') if k in task}
    if 'inputs' in dag: result['dag_inputs'] = dag['inputs']
    if w.get('arguments'): result['workflow_arguments'] = w['arguments']
    return result

def _is_graph(spec): return type(spec.implementation).__name__ == 'GraphImplementation'

def golden(path):
    text = open(path, 'rb').read()
    try: spec = _components._load_component_spec_from_component_text(text)
    except Exception as e: return {'kfp': kfp.__version__, 'load': 'failed', 'error': {'type': type(e).__name__, 'text': str(e)[-300:]}}
    out = {'kfp': kfp.__version__, 'load': 'ok', 'normalized_spec': json.loads(json.dumps(spec.to_dict())), 'digest': spec._digest}
    try:
        factory = components.load_component_from_text(text.decode("utf-8"))
        names = _naming.generate_unique_name_conversion_table([i.name for i in spec.inputs or []], _naming._sanitize_python_function_name)
    except Exception as e: return {**out, 'variants': {'minimal': {'status': 'failed', 'error': {'type': type(e).__name__, 'text': str(e)[-300:]}}}}
    every = [i.name for i in spec.inputs or []]
    needed = [i.name for i in spec.inputs or [] if not i.optional and i.default is None]
    v = out['variants'] = {'minimal': variant(factory, spec, names, needed, 'constant')}
    if len(needed) < len(every): v['full'] = variant(factory, spec, names, every, 'constant')
    if every and not _is_graph(spec):
        v['byref'] = variant(factory, spec, names, every, 'byref')
        v['upstream'] = variant(factory, spec, names, every, 'upstream')
    return out

folder = sys.argv[1]
for path in sorted(glob.glob(os.path.join(folder, '*.component.yaml'))):
    g = golden(path)
    with open(path.replace('.component.yaml', '.golden.json'), 'w') as f:
        # JSON has no word for what is not finite.
        f.write(re.sub(r'^( *(?:"default": )?)(-?)Infinity(,?)$', r'\g<1>\g<2>1e999\g<3>', json.dumps(g, indent=1, sort_keys=True, ensure_ascii=False), flags=re.M).replace('"default": NaN', '"default": null')); f.write('\n')
    print(os.path.basename(path)[:-15], g['load'], g.get('error',{}).get('text','')[-100:].replace('\n',' '), {k: x['status'] if x['status'] == 'ok' else x['error']['type'] + ': ' + x['error']['text'][-90:] for k, x in g.get('variants', {}).items()})
