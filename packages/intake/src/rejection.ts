/** Why an event is refused: the field and what would be right. Thrown inside the package only. */
export class Rejection extends Error {
  readonly path: string;

  constructor(path: string, message: string) {
    super(message);
    this.name = "Rejection";
    this.path = path;
  }
}
