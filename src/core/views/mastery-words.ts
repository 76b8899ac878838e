import { dayOf } from "../domain/calendar.ts";
import type { Instant } from "../domain/ids.ts";
import type { Learner } from "../domain/learner.ts";
import type { Missing } from "../domain/mastery/decision.ts";
import type { MasteryRule } from "../domain/mastery/rule.ts";
import type { Standing } from "../domain/standing.ts";
import { type Texts, textsFor } from "../texts/texts.ts";
import { spokenDay } from "./dates.ts";

/** Why an outcome is mastered or not, in two or three sentences: the evidence, what is missing, the shortest path left. */
export function whySentences(standing: Standing, reader: Learner, now: Instant): string[] {
  const texts = textsFor(reader.locale);
  const { state, decision, rule, awardedAt } = standing;
  const day = awardedAt === undefined ? "" : spokenDay(dayOf(awardedAt, reader.zone), now, reader);
  const sure = decision && texts.sure(texts.share(decision.confidence), texts.outOf(rule.target), texts.inDays(rule.horizonDays));
  switch (state) {
    case "not-started":
      return [texts.nothingYet];
    case "learning":
      return [texts.soFar(evidenceWords(standing, texts)), texts.notYet(missingWords(decision?.missing ?? [], texts)), pathWords(standing, texts)];
    case "needs-refresh":
      return [texts.needsRefresh(day, evidenceWords(standing, texts))];
    default:
      return [texts.masteredOn(day, evidenceWords(standing, texts)), ...(sure ? [sure] : [])];
  }
}

/** `6 of 7 right on 4 days, 3 of them after a break`. */
export function evidenceWords({ evidence }: Standing, texts: Texts): string {
  if (!evidence || evidence.answers === 0) return texts.noEvidence;
  return texts.evidence(evidence.right, evidence.answers, evidence.days, evidence.spaced);
}

/** What a rule still asks for, in plain words and in the rule's order. */
export function missingWords(missing: readonly Missing[], texts: Texts): string[] {
  return missing.map((each) => {
    switch (each.kind) {
      case "answers":
        return texts.missing.answers(each.count);
      case "days":
        return texts.missing.days;
      case "spaced":
        return texts.missing.spaced(each.count);
      case "local":
        return texts.missing.local;
      default:
        return texts.missing.confidence(texts.share(each.is), texts.share(each.needed));
    }
  });
}

const pathWords = ({ path }: Standing, texts: Texts): string => (path ? texts.path(path.answers, path.afterBreak) : texts.longPath);

/** The rule in words, for the badge and for whoever wants to know before they begin. */
export function criteriaNarrative(rule: MasteryRule, texts: Texts): string {
  return texts.criteria({
    target: texts.outOf(rule.target),
    when: texts.inDays(rule.horizonDays),
    confidence: texts.share(rule.confidence),
    localConfidence: texts.share(rule.localConfidence),
    answers: rule.minAnswers,
    days: rule.minDays,
    spaced: rule.minSpaced,
  });
}
