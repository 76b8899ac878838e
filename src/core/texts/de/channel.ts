import type { channel as english } from "../en/channel.ts";
import { plural } from "../plural.ts";
import type { Wide } from "../wide.ts";

/** A question to a whole channel. */
export const channel: Wide<typeof english> = {
  groupHeading: "Eine Frage an alle hier",
  groupPrivate: "Nur du siehst, was du wählst, und für niemanden zählt es zum Lernstand. Die Antwort kommt hier in 15 Minuten.",
  answersSoFar: (count) => `Bisher ${plural(count, "Antwort", "Antworten")}.`,
  answersInAll: (count) => (count === 0 ? "Niemand hat geantwortet." : `Insgesamt ${plural(count, "Antwort", "Antworten")}.`),
  tooFewToShow: "Weniger als fünf; darum behalte ich für mich, wie sie sich verteilen.",
  chosenBy: (count) => `${count}-mal gewählt`,
  groupAnswered: (number, text) => `Deine Antwort: ${number}. ${text}. Ob sie richtig ist, kommt mit der Antwort für alle.`,
  groupAnsweredBefore: (number, text) => `Deine erste Antwort zählt: ${number}. ${text}.`,
  groupClosed: "Diese Frage ist abgeschlossen; die Antwort steht oben.",
  revealButton: "Antwort zeigen",
  revealDescription: "Allen jetzt die Antwort zeigen; nur wer gefragt hat, kann das",
  onlyWhoAsked: "Vorzeitig zeigen kann die Antwort nur, wer gefragt hat. Sie kommt bald von selbst.",
  noGroupQuestion: "Für einen Kanal habe ich noch keine Frage: Es gibt noch keine Kurse.",
  notInChannel: "Dort konnte ich nicht schreiben. Lad mich erst ein: Schreib /invite @Fundi in den Kanal und frag dann noch einmal.",
  perhapsInChannel: "Ich bin nicht sicher, ob meine Frage dort angekommen ist. Wenn sie nicht dort steht, frag noch einmal.",
  whichChannel: "Um alle in einem Kanal zu fragen, schreib dort „/fundi quiz here“ oder „/fundi quiz“ und seinen Namen mit #.",
};
