import { z } from "zod";
import { DEFAULT_MASTERY_RULE, type MasteryRule } from "../../core/domain/mastery/rule.ts";
import { isContentId } from "./content-id.ts";
import { contentId, group, httpsUrl, list, share, whole, words } from "./fields.ts";

/** Chat headings end at 150 characters, badge names are shown on one line. */
const TITLE_CHARACTERS = 100;
const SENTENCE_CHARACTERS = 300;

const source = group({ title: words(150, "Cepeda 2006"), url: httpsUrl() });

const writtenRule = group({
  target: share("how much of the outcome must be known").optional(),
  horizonDays: whole(1, 365, "how many days ahead it must still be known").optional(),
  confidence: share("how sure we must be").optional(),
  localConfidence: share("how sure the outcome's own answers must make us").optional(),
  minAnswers: whole(1, 100, "the fewest answers").optional(),
  minDays: whole(1, 100, "the fewest days with an answer").optional(),
  minSpaced: whole(0, 100, "the fewest right answers after a break").optional(),
});

const masteryRule = writtenRule.transform(completeRule);

const prerequisite = z
  .string({ error: "write the id of an outcome" })
  .refine(isPrerequisite, "write the id of an outcome of this course, or course/outcome of another");

const outcome = group({
  id: contentId("plan-practice"),
  title: words(TITLE_CHARACTERS, "Learn by recalling"),
  statement: words(SENTENCE_CHARACTERS, "Choose study habits that make you recall"),
  minutes: whole(1, 6_000, "the learning time, practice included"),
  prerequisites: list(prerequisite, 20, "[retrieve]").default([]),
  mastery: masteryRule.default(DEFAULT_MASTERY_RULE),
  credential: group({
    description: words(SENTENCE_CHARACTERS, "The holder can plan study sessions"),
    tags: list(words(40, "learning"), 20, "[learning, memory]").default([]),
    alignments: list(source, 20, "- title and url of a framework entry").default([]),
  }),
});

export const courseSheet = group({
  title: words(TITLE_CHARACTERS, "Learn how to learn"),
  language: z.string({ error: "write a language, e.g. en" }).refine(isLanguage, "write a BCP 47 language, e.g. en or pt-BR"),
  order: whole(1, 10_000, "the place in the list of courses"),
  description: words(SENTENCE_CHARACTERS, "Remember what you learn, with less effort."),
  outcomes: list(outcome, 50, "- id: retrieve").min(1, "write at least one outcome"),
});

export const lessonSheet = group({
  title: words(TITLE_CHARACTERS, "Recall beats rereading"),
  outcome: contentId("retrieve"),
  minutes: whole(1, 3, "a lesson takes three minutes at most"),
  sources: list(source, 20, "- title and url").default([]),
});

export type CourseFacts = z.infer<typeof courseSheet>;
export type LessonFacts = z.infer<typeof lessonSheet>;

/** What is not written is the usual. A rule contradicts itself when a day or a break is left without an answer of its own. */
function completeRule(written: z.infer<typeof writtenRule>, context: z.RefinementCtx): MasteryRule {
  const rule = { ...DEFAULT_MASTERY_RULE, ...written };
  for (const key of ["minDays", "minSpaced"] as const) {
    if (rule[key] <= rule.minAnswers) continue;
    const isWritten = written[key] !== undefined;
    const message = isWritten
      ? `write ${rule.minAnswers} at most, or raise minAnswers (${rule.minAnswers}) to ${rule[key]}: each needs an answer of its own`
      : `write ${rule[key]} at least, or lower ${key} (${rule[key]}): each needs an answer of its own`;
    context.addIssue({ code: "custom", path: [isWritten ? key : "minAnswers"], message });
  }
  return rule;
}

function isPrerequisite(text: string): boolean {
  const parts = text.split("/");
  return parts.length <= 2 && parts.every(isContentId);
}

function isLanguage(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}
