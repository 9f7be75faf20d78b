import { createInterface, type Interface } from 'node:readline';

/** Asks on the terminal, where there is somebody to ask. Answers may be typed before their questions. */
export class Questions {
  readonly #answers: string[] = [];
  #lines: Interface | undefined;
  #isOver = false;
  #wake: () => void = () => undefined;

  static canAsk(): boolean {
    return process.stdin.isTTY === true && process.stderr.isTTY === true;
  }

  /** An empty answer is the one that is proposed. Undefined when no answer comes: after Ctrl-C or Ctrl-D. */
  async ask(question: string, proposed: string): Promise<string | undefined> {
    this.#lines ??= this.#open();
    this.#lines.setPrompt(`${question} [${proposed}] `);
    if (!this.#isOver) this.#lines.prompt();
    while (this.#answers.length === 0 && !this.#isOver) {
      await new Promise<void>((done) => {
        this.#wake = done;
      });
    }
    const answer = this.#answers.shift()?.trim();
    return answer === '' ? proposed : answer;
  }

  /** Anything but a yes is a no. */
  async askYes(question: string): Promise<boolean> {
    return /^y(es)?$/i.test((await this.ask(question, 'no')) ?? '');
  }

  close(): void {
    this.#lines?.close();
  }

  #open(): Interface {
    const lines = createInterface({ input: process.stdin, output: process.stderr });
    lines.on('line', (line) => {
      this.#answers.push(line);
      this.#wake();
    });
    lines.on('close', () => {
      this.#isOver = true;
      this.#wake();
    });
    return lines;
  }
}
