import type { Catalogue, VersionedLesson } from "./catalogue.ts";
import { folded } from "./grading.ts";
import { plainText } from "./rich-text.ts";

/** Typed text may be endless; what it is about is said early. */
const READ_CHARACTERS = 2_000;
/** Shorter words are grammar in most languages, and letters in some. */
const SHORTEST_WORD = 4;
/** As much of a word as its forms share: “delegate”, “delegating”, “delegation”. */
const STEM_CHARACTERS = 6;
/** A word of the title says more about a lesson than one of its text. */
const TITLE_WEIGHT = 4;
/** One word of the text in common is no topic in common. */
const LEAST_WORDS = 2;

/** The lessons that have most to do with a text, best first: words that few lessons use count more. */
export function findLessons(catalogue: Catalogue, text: string, limit: number): VersionedLesson[] {
  const asked = [...stems(text.slice(0, READ_CHARACTERS))];
  const pages = catalogue.courses.flatMap(({ lessons }) => lessons).map(toPage);
  const telling = new Map(asked.map((stem) => [stem, rarity(stem, pages)] as const).filter(([, weight]) => weight > 0));
  return pages
    .filter((page) => isAbout(page, [...telling.keys()]))
    .map((page) => ({ page, score: score(page, telling) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ page }) => page.lesson);
}

interface Page {
  readonly lesson: VersionedLesson;
  readonly title: ReadonlySet<string>;
  readonly body: ReadonlySet<string>;
}

const toPage = (lesson: VersionedLesson): Page => ({ lesson, title: stems(lesson.lesson.title), body: stems(plainText(lesson.lesson.body)) });

const isIn = (stem: string, { title, body }: Page): boolean => title.has(stem) || body.has(stem);

const isAbout = (page: Page, telling: readonly string[]): boolean =>
  telling.some((stem) => page.title.has(stem)) || telling.filter((stem) => page.body.has(stem)).length >= LEAST_WORDS;

/** 0 for a word that more than half of the lessons use (where there are several), and for one that none does. */
function rarity(stem: string, pages: readonly Page[]): number {
  const used = pages.filter((page) => isIn(stem, page)).length;
  return used === 0 || (used > 1 && used > pages.length / 2) ? 0 : Math.log(1 + pages.length / used);
}

const score = (page: Page, weights: ReadonlyMap<string, number>): number =>
  [...weights].reduce((sum, [stem, weight]) => sum + (page.title.has(stem) ? TITLE_WEIGHT * weight : page.body.has(stem) ? weight : 0), 0);

const stems = (text: string): Set<string> =>
  new Set(
    folded(text)
      .split(" ")
      .filter((word) => word.length >= SHORTEST_WORD)
      .map((word) => word.slice(0, STEM_CHARACTERS)),
  );
