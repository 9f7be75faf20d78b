/** Why an expression has no value at run time, as a value: nothing is thrown. */
export class Fault {
  readonly reason: string;

  constructor(reason: string) {
    this.reason = reason;
  }
}
