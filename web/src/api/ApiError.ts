/** An answer other than success, with the codes that the words turn into sentences. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly codes: string[],
    readonly detail: string,
    /** Seconds until it may be tried again; 0 when the server did not say. */
    readonly retryAfter = 0,
    /** Where to go on, as an address of ours; empty when the server did not say. */
    readonly location = "",
  ) {
    super(detail || codes.join(", "));
  }
}
