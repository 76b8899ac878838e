import type { ItemId } from "../domain/ids.ts";
import { decide, type Standpoint } from "../domain/mastery/decision.ts";
import type { NewAward, OutcomeRule } from "../ports.ts";

/** The badge that the evidence earns under a rule, if it does; `item` is the answer that completed it. */
export function awardFor(
  { rule, ruleVersion }: Pick<OutcomeRule, "rule" | "ruleVersion">,
  standpoint: Standpoint,
  item: ItemId,
): NewAward | undefined {
  const { isMastered, confidence, localConfidence } = decide(rule, standpoint);
  if (!isMastered) return undefined;
  const { answers, right, days, spaced } = standpoint.mastery;
  return { rule, ruleVersion, evidence: { item, answers, right, days, spaced, confidence, localConfidence } };
}
