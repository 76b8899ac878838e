import { plural } from "../plural.ts";

/** What was learned so far and earned with it. */
export const badges = {
  // Prove
  proofHeading: (title: string) => `Prove it: ${title}`,
  proofIntro: (count: number) =>
    `${plural(count, "question")}, without the lessons. A badge also wants a right answer on another day: I come back for that.`,
  proveButton: "I know this already",
  proveDescription: (title: string) => `Prove ${title} without its lessons`,
  proveWhich: "Which outcome do you want to prove? Type “prove” and its name:",
  provedAlready: (title: string) => `You have mastered “${title}” already.`,
  proofTooFresh: (title: string) => `You have seen too much on “${title}” lately for a fair test. Keep learning; your daily questions count as well.`,
  earned: (title: string) => `You have earned the badge “${title}”!`,

  // Progress
  progressHeading: "Your progress",
  lessonsDone: (done: number, total: number) => `${done} of ${plural(total, "lesson")} done`,
  outcomeNotStarted: (title: string) => `${title}: not started`,
  outcomeLearning: (title: string, evidence: string, sure: string, needed: string) => `${title}: ${evidence} · ${sure} sure, ${needed} needed`,
  outcomeMastered: (title: string, evidence: string) => `${title}: mastered (${evidence})`,
  outcomeNeedsRefresh: (title: string) => `${title}: mastered, needs a refresh`,
  progressFallback: (streak: string, done: number, total: number) => `${streak} ${done} of ${plural(total, "lesson")} done.`,

  // Badges
  badgesHeading: "Your badges",
  noBadges: "No badge yet. One comes when you still know an outcome days later, not for showing up.",
  badgeLine: (title: string, day: string, evidence: string, fades: boolean) => `${title}: ${day}, ${evidence}${fades ? "; needs a refresh" : ""}`,
  nearestBadge: (title: string, evidence: string) => `Nearest: ${title}, ${evidence}.`,
  whyBadge: (title: string) => `Why: ${title}`,
  allBadges: (count: number) => `All ${count} badges`,
};
