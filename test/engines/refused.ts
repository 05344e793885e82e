/** An error of an AWS API, by the name under which the SDK throws it. */
export class Refused extends Error {
  constructor(
    override readonly name: string,
    message: string,
    /** Of Athena: why a statement was refused. */
    readonly code?: string,
  ) {
    super(message);
  }
}
