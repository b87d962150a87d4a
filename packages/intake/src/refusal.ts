/** Why an event cannot be accepted: where, and what would be right. */
export class Refusal {
  readonly path: string;
  readonly message: string;

  constructor(path: string, message: string) {
    this.path = path;
    this.message = message;
  }
}
