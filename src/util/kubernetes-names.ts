/** Why a text cannot be the name of a Kubernetes object (a DNS-1123 subdomain); undefined when it can. */
export function objectNameProblem(name: string): string | undefined {
  if (name.length > 253) return 'it has more than 253 characters';
  if (/^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(name)) return undefined;
  return 'lower-case letters, digits, "-" and "." are allowed, and it starts and ends with a letter or digit';
}

/** Why a text cannot be the key of a label or annotation: an optional DNS prefix and `/`, then at most 63 characters. */
export function qualifiedNameProblem(key: string): string | undefined {
  const slash = key.indexOf('/');
  const prefix = slash < 0 ? undefined : key.slice(0, slash);
  const name = key.slice(slash + 1);
  if (prefix !== undefined && objectNameProblem(prefix) !== undefined)
    return 'the part before "/" is no DNS name';
  if (name.length > 63) return 'the name has more than 63 characters';
  if (/^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/.test(name)) return undefined;
  return 'letters, digits, "-", "_" and "." are allowed, and it starts and ends with a letter or digit';
}

/** Why a text cannot be the value of a label or of a nodeSelector. */
export function labelValueProblem(value: string): string | undefined {
  if (value.length > 63) return 'it has more than 63 characters';
  if (value === '' || /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/.test(value)) return undefined;
  return 'letters, digits, "-", "_" and "." are allowed, and it starts and ends with a letter or digit';
}

/** Why a text cannot be the name of an environment variable, as every Kubernetes in use takes it. */
export function variableNameProblem(name: string): string | undefined {
  if (/^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(name)) return undefined;
  return 'letters, digits, "_", "-" and "." are allowed, and it does not start with a digit';
}

/**
 * The nearest text that Kubernetes takes: in lower case and with "-" for the name of an object, without blanks and signs for a label, with "_" for
 * a variable. Undefined where nothing of the text is left.
 */
export function nearName(text: string, kind: 'object' | 'label' | 'variable'): string | undefined {
  if (/[{}$]/.test(text) || text.length > 63) return undefined;
  if (kind === 'variable') {
    const variable = text.replace(/[^-._a-zA-Z0-9]+/g, '_').replace(/^(?=[0-9])/, '_');
    return variableNameProblem(variable) === undefined && /[a-zA-Z]/.test(variable) ? variable : undefined;
  }
  const [, prefix = '', name = ''] =
    /^([^/]*\/)?(.*)$/s.exec(kind === 'object' ? text.toLowerCase() : text) ?? [];
  const others = kind === 'object' ? /[^-.a-z0-9]+/g : /[^-._a-zA-Z0-9]+/g;
  const near = `${prefix}${name.replace(others, '-').replace(/^[-._]+|[-._]+$/g, '')}`;
  const problem = kind === 'object' ? objectNameProblem(near) : qualifiedNameProblem(near);
  return problem === undefined && near !== text ? near : undefined;
}
