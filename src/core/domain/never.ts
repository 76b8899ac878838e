/** Ends a `switch` over a union: a new member that is not handled fails to compile. */
export function never(value: never): never {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`);
}
