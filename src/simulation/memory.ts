import { DAY_MS } from "../core/domain/calendar.ts";
import type { Instant, LessonId } from "../core/domain/ids.ts";
import type { Kind } from "./kinds.ts";

/** One idea in one head. */
interface Trace {
  /** Times it was explained: by its lesson, and after every question on it. */
  readonly explained: number;
  readonly at: Instant;
  /** Days until it is recalled in nine of ten cases; only of a memory that fades. */
  readonly stability: number;
}

/** Nobody knows everything: how likely the best-taught idea is known differs from learner to learner. */
const CEILING = { least: 0.9, most: 0.97 };
/** What one reading leaves open; every explanation closes half of it. */
const FIRST_GAP = 0.1;
const FIRST_STABILITY_DAYS = { least: 3, most: 10 };
/** How much a successful recall slows forgetting: the more, the closer it was to being forgotten. */
const GROWTH = 8;

/** What a synthetic learner knows: one idea for each lesson. It is the truth that the mastery model has to find out from answers alone. */
export class Memory {
  readonly #kind: Kind["memory"];
  readonly #ceiling: number;
  readonly #firstStability: number;
  readonly #traces = new Map<LessonId, Trace>();

  constructor(kind: Kind["memory"], chance: () => number) {
    this.#kind = kind;
    this.#ceiling = between(CEILING, chance());
    this.#firstStability = between(FIRST_STABILITY_DAYS, chance());
  }

  /** The chance, 0–1, that the lesson's idea is known at an instant. */
  knows(lesson: LessonId, now: Instant): number {
    const trace = this.#traces.get(lesson);
    if (!trace || this.#kind === "none") return 0;
    return (this.#ceiling - FIRST_GAP * 2 ** (1 - trace.explained)) * this.#kept(trace, now);
  }

  /** After reading the lesson, or the explanation below a question on it. */
  explained(lesson: LessonId, now: Instant, recalled: boolean): void {
    const trace = this.#traces.get(lesson);
    if (!trace) {
      this.#traces.set(lesson, { explained: 1, at: now, stability: this.#firstStability });
      return;
    }
    const stability = recalled ? trace.stability * (1 + GROWTH * (1 - this.#kept(trace, now))) : trace.stability;
    this.#traces.set(lesson, { explained: trace.explained + 1, at: now, stability });
  }

  /** A power law: fast at first, then ever slower. */
  #kept({ at, stability }: Trace, now: Instant): number {
    return this.#kind === "fading" ? 1 / (1 + (now - at) / DAY_MS / (9 * stability)) : 1;
  }
}

const between = ({ least, most }: { readonly least: number; readonly most: number }, share: number): number => least + (most - least) * share;
