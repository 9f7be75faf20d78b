/** Any text as XML character data or attribute value: markup escaped, characters that XML 1.0 cannot hold replaced. */
export function xmlText(text: string): string {
  return text.replace(/[&<>"']/g, (one) => entities[one] ?? one).replace(forbidden, '\ufffd');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

// Control characters but tab and line break, lone surrogates, non-characters, and marks that would turn the reading direction of what follows.
const forbidden = /[^\P{Cc}\t\n]|\p{Cs}|[\ufffe\uffff\u202a-\u202e\u2066-\u2069]/gu;
