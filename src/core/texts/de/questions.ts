import type { questions as english } from "../en/questions.ts";
import type { Wide } from "../wide.ts";

/** A question, its answer, and what may be wrong with it. */
export const questions: Wide<typeof english> = {
  // Questions
  questionHeading: (number, total) => `Frage ${number} von ${total}`,
  optionDescription: (number, text) => `Antwort ${number}: ${text}`,
  chooseSeveral: "Mehrere Antworten sind richtig.",
  tickLabel: "Deine Antworten",
  sendAnswer: "Antwort senden",
  cancel: "Abbrechen",
  formTitle: "Deine Antwort",
  openForm: { several: "Auswählen …", order: "Ordnen …", number: "Antworten …", words: "Antworten …" },
  openFormDescription: (hint) => `Antwortformular öffnen. ${hint}`,
  place: (number) => `Schritt ${number}`,
  eachStepOnce: "Dieser Schritt ist doppelt gewählt. Nimm jeden Schritt einmal.",
  yourAnswerLabel: "Deine Antwort",
  // A unit is written by an author and does not bend to a sentence.
  yourNumberLabel: (unit) => `Deine Antwort (${unit})`,
  orType: (hint) => `Oder hier im Chat: ${hint}`,
  formTooLate: (hint) => `Das Formular ließ sich nicht rechtzeitig öffnen. Du kannst gleich hier antworten: ${hint}`,
  formAnsweredAlready: "Diese Frage hast du schon beantwortet.",
  typeOrder: (example) => `Schreib die Nummern in der richtigen Reihenfolge, etwa „${example}“.`,
  typeNumber: (unit) => (unit ? `Schreib eine Zahl (${unit}).` : "Schreib eine Zahl."),
  typeWords: "Schreib deine Antwort in ein, zwei Wörtern.",
  questionFallback: (heading, stem, options) => [heading, stem, options].filter(Boolean).join("\n"),
  right: "Richtig!",
  notQuite: "Nicht ganz.",
  yourAnswer: "deine Antwort",
  rightAnswer: "richtige Antwort",
  yourAnswerAndRight: "deine Antwort, richtig",
  youTyped: (text) => `Deine Antwort: ${text}`,
  theAnswerIs: (text) => `Richtig ist: ${text}`,
  quoted: (text) => `„${text}“`,
  whyRight: (because) => `Warum: ${because}`,
  andTheRightOne: (option, because) => `Richtig ist „${option}“: ${because}`,
  source: "Quelle",
  misread: (hint) => `Das konnte ich nicht als Antwort lesen. ${hint}`,
  numberHint: (count) => `Schreib eine Zahl von 1 bis ${count}.`,
  numbersHint: (count) => `Schreib die Nummern deiner Wahl, von 1 bis ${count}, etwa „1 3“.`,

  // Disputes and hints
  disputeButton: "Stimmt etwas an dieser Frage nicht?",
  disputeDescription: "Melden, dass an dieser Frage etwas nicht stimmt",
  disputed: "Notiert: Wer die Frage geschrieben hat, sieht sie sich noch einmal an. Danke.",
  unsureButton: "Weiß ich nicht",
  unsureDescription: "Die Antwort zeigen, statt zu raten",
  unsureVerdict: "Gut zu wissen, was es noch zu lernen gibt.",
  hintButton: "Tipp",
  hintDescription: "Einen Tipp zeigen; die Antwort zählt dann halb",
  hint: (text) => `Tipp: ${text}`,
  voided: "An dieser Frage stimmte etwas nicht. Sie zählt nicht mehr.",
  corrected: (stem) =>
    `Eine Frage, die du beantwortet hast, war fehlerhaft, und das lag an uns: „${stem}“. Sie zählt nicht mehr, und ich habe deinen Lernstand berichtigt.`,
  correctionEarned: (title) => `Damit hast du dir das Abzeichen „${title}“ verdient.`,
  disputeUpheld: "Danke, dass du sie gemeldet hast.",
  disputeDismissed: (stem) =>
    `Du hast eine Frage gemeldet: „${stem}“. Sie wurde geprüft und ist richtig, so wie sie ist. Danke, dass du so genau hinsiehst.`,
};
