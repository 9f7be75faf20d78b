import { describe, expect, it } from 'vitest';
import { findInterpreter, interpreterNames } from '../../../src/compiler/bind/interpreters.ts';

const pip = (python: string): readonly string[] => [
  ...[python, '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-warn-script-location'],
  ...['a', 'b"c'],
];
const npm = ['npm', 'install', '--silent', '--no-fund', '--no-audit', '--prefix', '/tmp', 'a', 'b"c'];
const cran = ['Rscript', '-e', 'install.packages(c("a", "b\\"c"))'];
const gem = ['gem', 'install', '--silent', '--no-document', 'a', 'b"c'];

const named: readonly (readonly [string, readonly string[], string, readonly string[] | undefined])[] = [
  ['python3', ['python3', '-u'], 'main.py', pip('python3')],
  ['python', ['python', '-u'], 'main.py', pip('python')],
  ['sh', ['sh', '-e'], 'main.sh', undefined],
  ['bash', ['bash', '-e', '-o', 'pipefail'], 'main.sh', undefined],
  ['node', ['node'], 'main.mjs', npm],
  ['Rscript', ['Rscript'], 'main.R', cran],
  ['perl', ['perl'], 'main.pl', undefined],
  ['ruby', ['ruby'], 'main.rb', gem],
  ['julia', ['julia'], 'main.jl', undefined],
];

describe('findInterpreter', () => {
  it.each(named)(
    'starts %s, names its file, and installs its packages',
    (name, command, fileName, install) => {
      const found = findInterpreter(name);
      expect([found?.command, found?.fileName]).toEqual([command, fileName]);
      expect(found?.install?.(['a', 'b"c'])).toEqual(install);
    },
  );

  it('knows these by name, and no other', () => {
    expect(interpreterNames).toEqual(named.map(([name]) => name));
    expect(findInterpreter('cobol')).toBeUndefined();
    expect(findInterpreter('python3.12')).toBeUndefined();
  });

  it.each([
    [['/usr/bin/python3', '-O'], 'main.py', pip('/usr/bin/python3')],
    [['python3.12'], 'main.py', pip('python3.12')],
    [['/opt/python3.9', '-u'], 'main.py', pip('/opt/python3.9')],
    [['bash', '-x'], 'main.sh', undefined],
    [['/usr/bin/node'], 'main.mjs', npm],
    [['Rscript', '--vanilla'], 'main.R', cran],
    [['/bin/ruby'], 'main.rb', gem],
    [['python3.x'], 'main', undefined],
    [['xpython3.9'], 'main', undefined],
    [['python3.9-dbg'], 'main', undefined],
    [['cobol', '-x'], 'main', undefined],
    [[], 'main', undefined],
  ] as readonly (readonly [readonly string[], string, readonly string[] | undefined])[])(
    'takes the command %j as it is, and its program for the rest',
    (command, fileName, install) => {
      const found = findInterpreter(command);
      expect([found?.command, found?.fileName]).toEqual([command, fileName]);
      expect(found?.install?.(['a', 'b"c'])).toEqual(install);
    },
  );
});
