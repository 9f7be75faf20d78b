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
