/** Does something at once and then every second, never twice at the same time. */
export function everySecond(work: () => Promise<unknown>, onError: (error: Error) => void): void {
  const again = (): void => {
    work()
      .catch(onError)
      .finally(() => setTimeout(again, 1_000));
  };
  again();
}
