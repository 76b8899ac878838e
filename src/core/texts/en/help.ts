/** Help, and the buttons that stand in many places. */
export const help = {
  helpHeading: "What you can type",
  help: [
    ["learn", "what is next, now; “learn” and a topic finds lessons on it"],
    ["quiz", "a short quiz on what you learned; with #channel, a question to everybody there"],
    ["progress", "your streak and your outcomes"],
    ["why", "what your badge still needs; “why did I get this” explains the day"],
    ["prove", "show that you know an outcome already"],
    ["badges", "what you have earned"],
    ["courses", "see and choose courses"],
    ["settings", "time, working days, time zone, holidays, language"],
    ["pause", "no lessons for a while; “resume” ends it"],
    ["stop", "I fall silent at once"],
  ] as readonly (readonly [string, string])[],
  helpNote: "During a question, type the number of your answer.",
  notUnderstood: "I did not understand that.",
  buttons: { learn: "Learn now", progress: "My progress", courses: "Courses" },
};
