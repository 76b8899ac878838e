/**
 * Slack's sizes, counted in UTF-16 units, the strictest way to count. Sources: docs.slack.dev "Block Kit reference", the JSDoc of @slack/types;
 * the sum of all text is undocumented, `msg_blocks_too_long` was seen from about 12,000 characters on.
 */
export const LIMITS = {
  blocks: 50,
  /** Everything readable in one message, the fallback included. */
  allText: 11_000,
  /** More than 4,000 can already give `msg_too_long`. */
  fallback: 3_000,
  /** What buttons and boxes may take of `allText`, so that a long text never pushes out the way to answer. */
  controls: 4_000,
  header: 150,
  context: 2_000,
  buttonText: 75,
  buttonsPerBlock: 25,
  accessibilityLabel: 75,
  /** Slack takes 2,000; a label is one sentence, and buttons need the room. */
  inputLabel: 300,
  optionText: 75,
  /** The reference says 150, Slack's own types 75. */
  optionValue: 75,
  menuOptions: 100,
  placeholder: 150,
  /** Title, submit and close of a view. */
  viewTitle: 24,
  viewBlocks: 100,
  /** The question above a form's fields. */
  formWords: 2_500,
  fields: 20,
  typedAnswer: 200,
  boxesPerGroup: 10,
  url: 3_000,
} as const;
