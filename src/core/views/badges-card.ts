import type { Catalogue, CatalogueCourse } from "../domain/catalogue.ts";
import type { Outcome } from "../domain/course.ts";
import type { Instant, OutcomeId } from "../domain/ids.ts";
import type { Learner } from "../domain/learner.ts";
import { type OutcomeProgress, type Standing, standingOf } from "../domain/standing.ts";
import { type Texts, textsFor } from "../texts/texts.ts";
import { longDay } from "./dates.ts";
import { evidenceWords } from "./mastery-words.ts";
import type { Button, View, ViewBlock } from "./view.ts";

export interface BadgeFacts {
  readonly learner: Learner;
  readonly catalogue: Catalogue;
  /** The courses the learner is enrolled in. */
  readonly courses: readonly CatalogueCourse[];
  readonly progress: ReadonlyMap<OutcomeId, OutcomeProgress>;
  readonly now: Instant;
}

const BUTTONS_AT_MOST = 10;

/** What was earned and by what evidence; and of what is under way, the one that is nearest. */
export function badgesCard(facts: BadgeFacts): View {
  const texts = textsFor(facts.learner.locale);
  const badges = earnedBadges(facts);
  const nearest = nearestBadge(facts);
  const lines = badges.length > 0 ? badges.map((badge) => badgeLine(badge, facts.learner, texts)) : [texts.noBadges];
  const next = nearest ? [texts.nearestBadge(nearest.outcome.title, evidenceWords(nearest.standing, texts))] : [];
  return {
    fallback: [texts.badgesHeading, ...lines, ...next].join(" "),
    blocks: [
      { type: "heading", text: texts.badgesHeading },
      ...lines.map((text): ViewBlock => ({ type: "text", text })),
      ...next.map((text): ViewBlock => ({ type: "note", text })),
      { type: "buttons", buttons: buttons(badges, nearest, texts) },
    ],
  };
}

export interface Badge {
  readonly outcome: Outcome;
  readonly standing: Standing;
}

/** The newest first. A badge on what is taught no more stays, but cannot be named here. */
export function earnedBadges({ catalogue, progress, now }: Pick<BadgeFacts, "catalogue" | "progress" | "now">): Badge[] {
  return standings(catalogue, progress, now)
    .filter(({ standing }) => standing.awardedAt !== undefined)
    .sort((a, b) => (b.standing.awardedAt ?? 0) - (a.standing.awardedAt ?? 0));
}

function nearestBadge({ courses, progress, now }: BadgeFacts): Badge | undefined {
  const underWay = courses.flatMap(({ outcomes }) =>
    outcomes.map((outcome) => ({ outcome, standing: standingOf(outcome.rule, progress.get(outcome.id), now) })),
  );
  return underWay
    .filter(({ standing }) => standing.state === "learning")
    .sort((a, b) => (b.standing.decision?.confidence ?? 0) - (a.standing.decision?.confidence ?? 0))[0];
}

const standings = (catalogue: Catalogue, progress: BadgeFacts["progress"], now: Instant): Badge[] =>
  [...progress].flatMap(([id, known]) => {
    const outcome = catalogue.outcome(id);
    return outcome ? [{ outcome, standing: standingOf(outcome.rule, known, now) }] : [];
  });

/** `Delegate a task: 12 November 2026, 9 of 10 right on 4 days.` */
export function badgeLine({ outcome, standing }: Badge, learner: Learner, texts: Texts): string {
  const day = longDay(standing.awardedAt ?? 0, learner);
  const fades = standing.state === "needs-refresh";
  return texts.badgeLine(outcome.title, day, evidenceWords(standing, texts), fades);
}

function buttons(badges: readonly Badge[], nearest: Badge | undefined, texts: Texts): Button[] {
  const asked = [...badges, ...(nearest ? [nearest] : [])].slice(0, BUTTONS_AT_MOST);
  if (asked.length === 0) return [{ label: texts.buttons.learn, action: { type: "command", word: "learn" } }];
  return asked.map(({ outcome }) => ({ label: texts.whyBadge(outcome.title), action: { type: "why", outcome: outcome.id } }));
}
