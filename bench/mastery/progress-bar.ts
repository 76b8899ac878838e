const WIDTH = 30;

/** A bar that fills on a terminal; nothing where the output goes to a file. */
export function progressBar(title: string): (share: number) => void {
  const { stderr } = process;
  return (share) => {
    if (!stderr.isTTY) return;
    const filled = Math.round(share * WIDTH);
    stderr.write(`\r${title} [${"█".repeat(filled)}${"░".repeat(WIDTH - filled)}] ${Math.round(100 * share)} %${share === 1 ? "\n" : ""}`);
  };
}
