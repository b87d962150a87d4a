/**
 * Thrown by a handler when what it needs is away (the database, say), not when the job is at
 * fault: the job goes back to the front of the queue without using an attempt, and the worker
 * pauses until what it needs is back.
 */
export class RetryLater extends Error {
  constructor(message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = "RetryLater";
  }
}
