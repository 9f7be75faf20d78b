import { isLowerCaseWord } from './is-word.ts';

/** Part of a text that looks like a credential, and what it looks like, for people. */
export interface Credential {
  readonly what: string;
  readonly text: string;
}

/** Credentials whose form tells them from any other text; all have at least `shortestForm` characters. */
const forms: readonly (readonly [what: string, form: RegExp])[] = [
  ['an access key of AWS', /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/],
  ['a token of GitHub', /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{40,})/],
  ['a token of GitLab', /\bglpat-[A-Za-z0-9_-]{20,}/],
  ['a token of Slack', /\bxox[abprs]-[A-Za-z0-9-]{20,}/],
  ['a token of Hugging Face', /\bhf_[A-Za-z0-9]{30,}\b/],
  ['a key of the Google API', /\bAIza[0-9A-Za-z_-]{35}/],
  ['a token of PyPI', /\bpypi-[A-Za-z0-9_-]{40,}/],
  ['a key of OpenAI', /\bsk-(?:proj-)?[A-Za-z0-9_-]{40,}/],
  ['an account key of Azure', /\bAccountKey=[A-Za-z0-9+/]{40,}={0,2}/],
  ['a private key', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/],
  ['a signed token (JWT)', /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/],
];

const shortestForm = 20;

const defaultKey = /(?<![\w.-])(?:minioadmin|minio123)(?![\w.-])/;

const inUrl = /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@'"]+:([^\s/@'"${}<>*]{3,})@/i;

/** The first part of a text that looks like a credential by its form. */
export function credentialIn(text: string): Credential | undefined {
  // Nearly all texts are something else, which is to be seen without patterns where it can be.
  for (const [what, form] of text.length < shortestForm ? [] : forms) {
    const found = form.exec(text)?.[0];
    if (found !== undefined) return { what, text: found };
  }
  const key = text.includes('minio') ? defaultKey.exec(text)?.[0] : undefined;
  if (key !== undefined) return { what: 'a default key of MinIO', text: key };
  const password = text.includes('://') ? inUrl.exec(text)?.[1] : undefined;
  return password === undefined || isPlaceholder(password)
    ? undefined
    : { what: 'a password in an address', text: password };
}

/** Whether a text is a credential because of the name that it has: of a variable, input or option. */
export function isCredentialNamed(name: string, text: string): boolean {
  const plain = plainName(name);
  const isSure = endsWithOne(plain, surely);
  if (!isSure && !endsWithOne(plain, perhaps)) return false;
  if (/\s|[${}<>]/.test(text) || isPlaceholder(text) || plainName(text) === plain) return false;
  if (/^\.{0,2}\//.test(text) || text.includes('://')) return false;
  return isSure ? text.length >= 4 : isRandom(text);
}

/** The ends of names; patterns for them take longer than a small document. */
const surely = [
  'password',
  'passwd',
  'passphrase',
  'secretkey',
  'secretaccesskey',
  'accesskey',
  'accesskeyid',
  'apikey',
  'privatekey',
  'clientsecret',
  'accountkey',
];
const perhaps = ['token', 'secret', 'pwd', 'credential', 'credentials'];

function endsWithOne(name: string, ends: readonly string[]): boolean {
  return ends.some((end) => name.endsWith(end));
}

function plainName(name: string): string {
  const lower = name.toLowerCase();
  return isLowerCaseWord(lower) ? lower : lower.replace(/[^a-z0-9]/g, '');
}

function isRandom(text: string): boolean {
  return text.length >= 16 && /^[\w+/=.~-]+$/.test(text) && (text.match(/\d/g) ?? []).length >= 3;
}

function isPlaceholder(text: string): boolean {
  return /^(?:x+|\*+|\.+|-+|none|null|true|false|change-?me|todo|dummy|example.*|your.*|my-?.*|pass(?:word)?)$/i.test(
    text,
  );
}
