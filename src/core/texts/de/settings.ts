import type { settings as english } from "../en/settings.ts";
import type { Wide } from "../wide.ts";

/** Settings and the pause. */
export const settings: Wide<typeof english> = {
  // Settings
  settingTimeLabel: "Uhrzeit der täglichen Lektion",
  settingDaysLabel: "Arbeitstage",
  settingZoneLabel: "Zeitzone",
  settingLanguageLabel: "Sprache",
  settingsHeading: "Deine Einstellungen",
  settingTime: (time) => `Uhrzeit: ${time}`,
  settingDays: (days) => `Arbeitstage: ${days}`,
  settingZone: (zone, now) => `Zeitzone: ${zone} (jetzt ${now})`,
  settingRegion: (region) => `Feiertage: ${region || "keine"}`,
  settingsHelp:
    "Zum Ändern schreib zum Beispiel „settings time 08:30“, „settings days mon-thu“, „settings zone Europe/Vienna“, „settings region DE-BY“ oder „settings language en“.",
  settingsChanged: "Gespeichert.",
  misreadSetting: {
    time: "Diese Uhrzeit konnte ich nicht lesen. Versuch es mit „settings time 08:30“.",
    days: "Diese Tage konnte ich nicht lesen. Versuch es auf Englisch: „settings days mon tue thu“.",
    zone: "Diese Zeitzone kenne ich nicht. Versuch es mit ihrem vollen Namen, etwa „settings zone Europe/Berlin“.",
    language: "Diese Sprache spreche ich noch nicht. Versuch es mit „settings language de“.",
    region: "Diese Region kenne ich nicht. Versuch es mit einem Länderkürzel, etwa „settings region DE“, oder „settings region none“.",
  },
  unknownSetting: "Ich kenne die Einstellungen time (Uhrzeit), days (Arbeitstage), zone (Zeitzone), region (Feiertage) und language (Sprache).",

  // Pause
  paused: "Pause. Ich melde mich wieder, wenn du „Fortsetzen“ drückst oder „resume“ schreibst. Dein Fortschritt bleibt.",
  pausedUntil: (day) => `Pause. Ich melde mich ${day} wieder, oder sobald du „resume“ schreibst. Dein Fortschritt bleibt.`,
  misreadPause: "Ich konnte nicht lesen, wie lange. Schreib „pause“, „pause 3 days“ oder „pause 2 weeks“.",
  stopped: "Ich schreibe dir nicht mehr. Dein Fortschritt bleibt; schreib „resume“, wann immer du magst.",
  resumed: "Schön, dass du wieder da bist!",
  notPaused: "Du machst gerade keine Pause.",
  silencePause:
    "Fünf Lektionen blieben ohne Antwort, darum halte ich inne, statt deinen Chat zu füllen. Nichts ist verloren: Drück „Fortsetzen“ oder schreib „resume“, wann immer es dir passt.",
  resume: "Fortsetzen",
};
