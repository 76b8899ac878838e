interface Waiting<Input, Output> {
  readonly input: Input;
  readonly resolve: (output: Output) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * One call for many: the first goes at once, and what is asked while it is under way goes together after it. Nobody waits on purpose, and under load
 * the work of a thousand calls is that of a few. `work` answers in the order of its inputs. When a whole call fails, each is tried by itself: one bad
 * input must not spoil the others.
 */
export function gathered<Input, Output>(
  atMost: number,
  work: (inputs: readonly Input[]) => Promise<readonly Output[]>,
): (input: Input) => Promise<Output> {
  const waiting: Waiting<Input, Output>[] = [];
  let isBusy = false;

  async function run(): Promise<void> {
    isBusy = true;
    while (waiting.length > 0) await settle(waiting.splice(0, atMost), work);
    isBusy = false;
  }

  return (input) =>
    new Promise((resolve, reject) => {
      waiting.push({ input, resolve, reject });
      if (!isBusy) void run();
    });
}

async function settle<Input, Output>(
  some: readonly Waiting<Input, Output>[],
  work: (inputs: readonly Input[]) => Promise<readonly Output[]>,
): Promise<void> {
  try {
    const outputs = await work(some.map(({ input }) => input));
    for (const [i, { resolve }] of some.entries()) resolve(outputs[i] as Output);
  } catch (error) {
    const [first, ...others] = some;
    if (others.length === 0) return first?.reject(error);
    await Promise.all(some.map((one) => settle([one], work)));
  }
}
