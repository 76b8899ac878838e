import type { WebOptions } from "./adapters/web/web.ts";
import type { Outside } from "./fundi.ts";

/** How one kind of outside is wired: what Fundi speaks to, what the web server serves for it, and what begins and ends with it. */
export interface Wired extends Pick<WebOptions, "receivers" | "pages" | "plugins"> {
  readonly outside: Outside;
  /** Once the web server listens. Throws one sentence when there is no sense in going on. */
  readonly begin: () => Promise<void>;
  readonly tick: () => Promise<void>;
  /** What to tell whoever started it, given how this machine reaches the web server. */
  readonly address: (url: string) => string;
  readonly close: () => Promise<void>;
}
