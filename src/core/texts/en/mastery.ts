import { plural } from "../plural.ts";

/** Where a learner stands on an outcome, and what a badge asks for. */
export const mastery = {
  share: (share: number) => `${Math.round(share * 100)} %`,
  /** `8 of 10`, or `85 of 100` where tenths do not do. */
  outOf: (share: number) =>
    Math.abs(share * 10 - Math.round(share * 10)) < 1e-9 ? `${Math.round(share * 10)} of 10` : `${Math.round(share * 100)} of 100`,
  inDays: (days: number) =>
    days > 0 && days % 7 === 0 ? `in ${days === 7 ? "a week" : `${days === 14 ? "two" : days / 7} weeks`}` : `in ${plural(days, "day")}`,
  evidence: (right: number, answers: number, days: number, spaced: number) =>
    `${right} of ${answers} right on ${plural(days, "day")}${spaced > 0 ? `, ${spaced} of them after a break` : ""}`,
  noEvidence: "no answers that count yet",
  masteredOn: (day: string, evidence: string) => `Mastered ${day}: ${evidence}.`,
  needsRefresh: (day: string, evidence: string) => `Mastered ${day}, and fading: ${evidence}. The badge stays; a few right answers bring it back.`,
  sure: (sure: string, outOf: string, when: string) =>
    `We are ${sure} sure you would get at least ${outOf} such questions right ${when} (lucky guesses do not count).`,
  soFar: (evidence: string) => `So far ${evidence}.`,
  notYet: (missing: readonly string[]) => `Not yet: ${missing.join("; ")}.`,
  missing: {
    answers: (count: number) => plural(count, "more answer"),
    days: "answers on another day",
    spaced: (count: number) => `${count === 1 ? "one right answer" : `${count} right answers`} after at least a day without practice`,
    local: "more right answers on this outcome itself",
    confidence: (is: string, needed: string) => `confidence ${is} (needs ${needed})`,
  },
  path: (answers: number, afterBreak: number) => {
    if (afterBreak === 0) return `Shortest way: ${answers === 1 ? "one more right answer" : `${answers} more right answers`}.`;
    const broken =
      afterBreak === 1 ? "one right answer after a day without practice" : `${afterBreak} right answers, each after a day without practice`;
    return `Shortest way: ${broken}${answers > afterBreak ? `, and ${answers - afterBreak === 1 ? "one" : answers - afterBreak} more` : ""}.`;
  },
  longPath: "The way is still long: learn on, and it will get clearer.",
  nothingYet: "Nothing yet. It begins with its first lesson.",
  provable: (title: string) => `You know it already? Type “prove ${title}”.`,
  aboutOutcome: (title: string, sentence: string) => `${title}. ${sentence}`,
  askAboutAnother: (title: string) => `Ask about another with its name, like “why ${title}”.`,
  criteria: (rule: {
    readonly target: string;
    readonly when: string;
    readonly confidence: string;
    readonly localConfidence: string;
    readonly answers: number;
    readonly days: number;
    readonly spaced: number;
  }) =>
    [
      `Awarded when the answers given make it at least ${rule.confidence} sure that the holder would answer ${rule.target} or more of typical questions on this outcome rightly ${rule.when}, lucky guesses discounted,`,
      `and at least ${rule.localConfidence} sure from the answers on this outcome alone.`,
      `It takes at least ${plural(rule.answers, "answer")} on at least ${plural(rule.days, "different day")},`,
      rule.spaced > 0 ? `with ${plural(rule.spaced, "right answer")} or more after at least 18 hours without practice.` : "with no break asked for.",
      "Answers below their own lesson do not count.",
    ].join(" "),
  unknownOutcome: (text: string) => `I know no outcome named “${text}”.`,
  whichOutcome: "Which one do you mean?",
  whyThis: "Why?",
};
