/** Settings and the pause. */
export const settings = {
  // Settings
  settingTimeLabel: "Time of the daily lesson",
  settingDaysLabel: "Working days",
  settingZoneLabel: "Time zone",
  settingLanguageLabel: "Language",
  settingsHeading: "Your settings",
  settingTime: (time: string) => `Time: ${time}`,
  settingDays: (days: string) => `Working days: ${days}`,
  settingZone: (zone: string, now: string) => `Time zone: ${zone} (now ${now})`,
  settingRegion: (region: string) => `Public holidays: ${region || "none"}`,
  settingsHelp:
    "To change one, type for example “settings time 08:30”, “settings days mon-thu”, “settings zone Africa/Nairobi”, “settings region ZA” or “settings language en”.",
  settingsChanged: "Saved.",
  misreadSetting: {
    time: "I could not read that time. Try “settings time 08:30”.",
    days: "I could not read those days. Try “settings days mon tue thu”.",
    zone: "I do not know that time zone. Try its full name, like “settings zone Europe/Berlin”.",
    language: "I do not speak that language yet. Try “settings language en”.",
    region: "I do not know that region. Try a country code, like “settings region ZA”, or “settings region none”.",
  },
  unknownSetting: "I know the settings time, days, zone, region and language.",

  // Pause
  paused: "Paused. I write again when you press resume, or type “resume”. Your progress stays.",
  pausedUntil: (day: string) => `Paused. I write again ${day}, or when you type “resume”. Your progress stays.`,
  misreadPause: "I could not read how long. Type “pause”, “pause 3 days” or “pause 2 weeks”.",
  stopped: "I will not write to you any more. Your progress stays; type “resume” whenever you like.",
  resumed: "Welcome back!",
  notPaused: "You are not paused.",
  silencePause:
    "Five lessons went by without an answer, so I stop here rather than fill your chat. Nothing is lost: press resume, or type “resume”, whenever it suits you.",
  resume: "Resume",
};
