import type { help as english } from "../en/help.ts";
import type { Wide } from "../wide.ts";

/** Help, and the buttons that stand in many places. */
export const help: Wide<typeof english> = {
  helpHeading: "Was du schreiben kannst",
  help: [
    ["learn", "was als Nächstes kommt, gleich jetzt; „learn“ und ein Thema findet Lektionen dazu"],
    ["quiz", "ein kurzes Quiz zu dem, was du gelernt hast; mit #kanal eine Frage an alle dort"],
    ["progress", "deine Serie und deine Lernziele"],
    ["why", "was deinem Abzeichen noch fehlt; „why did I get this“ erklärt den Tag"],
    ["prove", "zeigen, dass du ein Lernziel schon beherrschst"],
    ["badges", "was du dir verdient hast"],
    ["courses", "Kurse ansehen und wählen"],
    ["settings", "Uhrzeit, Arbeitstage, Zeitzone, Feiertage, Sprache"],
    ["pause", "eine Weile keine Lektionen; „resume“ beendet sie"],
    ["stop", "ich bin sofort still"],
  ],
  helpNote: "Bei einer Frage schreibst du einfach die Nummer deiner Antwort.",
  notUnderstood: "Das habe ich nicht verstanden.",
  buttons: {
    learn: "Jetzt lernen",
    progress: "Mein Fortschritt",
    courses: "Kurse",
  },
};
