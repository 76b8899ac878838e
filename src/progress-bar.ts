const WIDTH = 30;

/** A bar on standard error that fills as a share 0–1 grows; nothing where nobody watches. */
export function progressBar(title: string): (share: number) => void {
  const { stderr } = process;
  return (share) => {
    if (!stderr.isTTY) return;
    const filled = Math.round(Math.min(1, share) * WIDTH);
    stderr.write(
      `\r${title} [${"█".repeat(filled)}${"░".repeat(WIDTH - filled)}] ${Math.round(100 * Math.min(1, share))} %${share >= 1 ? "\n" : ""}`,
    );
  };
}
