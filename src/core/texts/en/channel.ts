import { plural } from "../plural.ts";

/** A question to a whole channel. */
export const channel = {
  groupHeading: "A question for everybody here",
  groupPrivate: "Only you see what you choose, and it counts for nobody's record. The answer comes here in 15 minutes.",
  answersSoFar: (count: number) => `${plural(count, "answer")} so far.`,
  answersInAll: (count: number) => (count === 0 ? "Nobody answered." : `${plural(count, "answer")} in all.`),
  tooFewToShow: "Fewer than five, so I keep to myself how they were spread.",
  chosenBy: (count: number) => `chosen by ${count}`,
  groupAnswered: (number: string, text: string) => `Your answer: ${number}. ${text}. Whether it is right comes with everybody's answer.`,
  groupAnsweredBefore: (number: string, text: string) => `Your first answer counts: ${number}. ${text}.`,
  groupClosed: "This question is closed; the answer is above.",
  revealButton: "Show the answer",
  revealDescription: "Show everybody the answer now; for whoever asked",
  onlyWhoAsked: "Whoever asked can show the answer early. It comes by itself soon.",
  noGroupQuestion: "I have no question for a channel: there are no courses yet.",
  notInChannel: "I could not write there. Invite me first: type /invite @Fundi in that channel, then ask again.",
  perhapsInChannel: "I am not sure whether my question arrived there. If it is not there, ask again.",
  whichChannel: "To ask everybody in a channel, type “/fundi quiz here” in it, or “/fundi quiz” and its name with #.",
};
