import { isLowerCaseWord } from './is-word.ts';

/** The grammar of image references (github.com/distribution/reference): what the kubelet refuses, no registry is asked for. */

const component = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
const domain =
  /^(?:(?:[A-Za-z0-9]|[A-Za-z0-9][-A-Za-z0-9]*[A-Za-z0-9])(?:\.(?:[A-Za-z0-9]|[A-Za-z0-9][-A-Za-z0-9]*[A-Za-z0-9]))*|\[[A-Fa-f0-9:]+\])(?::[0-9]+)?$/;
const tag = /^[A-Za-z0-9_][-A-Za-z0-9_.]{0,127}$/;
const digestLengths: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };

/** Why a text cannot be the reference of an image; undefined when it can. */
export function imageProblem(text: string): string | undefined {
  if (/\s/.test(text)) return 'it has a blank in it';
  const schema = text.includes('://') ? /^[a-z]+:\/\//.exec(text)?.[0] : undefined;
  if (schema !== undefined) return `an image is named without "${schema}"`;
  const parts = text.split('/');
  const [first = ''] = parts;
  const last = parts.at(-1) ?? '';
  const hasDomain = parts.length > 1 && (first === 'localhost' || /[.:A-Z]/.test(first));
  if (hasDomain && !domain.test(first)) return `"${first}" is no host of a registry`;
  const path = parts.slice(hasDomain ? 1 : 0, -1).map(componentProblem);
  const problem = [...path, lastProblem(last)].find((one) => one !== undefined);
  if (problem !== undefined) return problem;
  if (text.length === 64 && /^[a-f0-9]+$/.test(text))
    return 'it looks like the id of an image, which cannot be pulled';
  if (text.length <= 255) return undefined;
  const name = parts
    .slice(hasDomain ? 1 : 0)
    .join('/')
    .replace(/[:@].*$/, '');
  return name.length > 255 ? 'its name has more than 255 characters' : undefined;
}

/**
 * Why a text whose expressions are left out (`undefined`) cannot become the reference of an image, whatever they give. What lies between two
 * slashes, or between a slash and the first ":" or "@", is a part of the path in any case.
 */
export function imagePatternProblem(parts: readonly (string | undefined)[]): string | undefined {
  const text = parts.map((one) => one ?? '\0').join('');
  if (/\s/.test(text)) return 'it has a blank in it';
  const [, ...behind] = text.split('/');
  const last = behind.pop();
  const path = behind.map((one) => (one.includes('\0') ? undefined : componentProblem(one)));
  const name = /^([^\0:@]*)[:@]/.exec(last ?? '')?.[1];
  const end =
    last === undefined
      ? undefined
      : !last.includes('\0')
        ? lastProblem(last)
        : name === undefined
          ? undefined
          : componentProblem(name);
  return [...path, end].find((one) => one !== undefined);
}

/** The last part of the path, with the tag and the digest that may follow it. */
function lastProblem(text: string): string | undefined {
  const at = text.indexOf('@');
  const named = at < 0 ? text : text.slice(0, at);
  const colon = named.indexOf(':');
  const problem = componentProblem(colon < 0 ? named : named.slice(0, colon));
  if (problem !== undefined) return problem;
  if (colon >= 0) {
    const version = named.slice(colon + 1);
    if (version === '') return 'there is no tag after ":"';
    if (!tag.test(version))
      return `"${version}" is no tag: at most 128 letters, digits, "_", "-" and ".", not starting with "-" or "."`;
  }
  return at < 0 ? undefined : digestProblem(text.slice(at + 1));
}

function componentProblem(text: string): string | undefined {
  if (text === '') return 'a part of its name is empty';
  if (isLowerCaseWord(text) || component.test(text)) return undefined;
  if (component.test(text.toLowerCase())) return `"${text}" has capitals, and only the host may have them`;
  return `"${text}" is no part of an image's name: lower-case letters and digits, with single ".", "_" or "-" between them`;
}

function digestProblem(text: string): string | undefined {
  const [, algorithm = '', hex = ''] = /^([^:]*):(.*)$/.exec(text) ?? [];
  const length = digestLengths[algorithm];
  if (length === undefined) return 'a digest starts with "sha256:"';
  if (hex.length === length && /^[a-f0-9]+$/.test(hex)) return undefined;
  return `a digest has ${length} hexadecimal digits in lower case after "${algorithm}:"`;
}

/** The reference that a text which is none plainly means: without `https://` and a blank before the tag, in lower case. */
export function nearImage(text: string): string | undefined {
  const plain = text
    .trim()
    .replace(/^(?:https?|docker|oci):\/\//, '')
    .replace(/^([^\s:@]+)\s*:?\s+(\S+)$/, '$1:$2');
  const [, path = '', version = ''] = /^([^:@]*(?::\d+\/[^:@]*)?)([:@].*)?$/.exec(plain) ?? [];
  const near = [plain, `${path.toLowerCase()}${version}`].find((one) => imageProblem(one) === undefined);
  return near === text ? undefined : near;
}
