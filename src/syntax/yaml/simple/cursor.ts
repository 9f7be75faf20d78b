export const newline = 0x0a;
export const space = 0x20;
export const hash = 0x23;

/** A place in a text that is read from left to right. */
export class Cursor {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** The character here, as its code unit; NaN behind the end. */
  get code(): number {
    return this.text.charCodeAt(this.at);
  }

  skipBlanks(): void {
    while (this.code === space) this.at += 1;
  }

  /** Goes on to the next line, if nothing but blanks and a comment is left of this one. */
  endLine(): boolean {
    this.skipBlanks();
    const isComment = this.code === hash && this.text.charCodeAt(this.at - 1) === space;
    if (!isComment && this.code !== newline) return false;
    this.at = this.text.indexOf('\n', this.at) + 1;
    return true;
  }

  /** What a sticky pattern finds here; goes behind it. */
  take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }
}
