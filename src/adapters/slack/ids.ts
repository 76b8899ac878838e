/**
 * Names of blocks and controls inside one message or view, made of their place in it. Slack would invent random ones, and a rewritten message would
 * then look like another one in tests and in the state it reports.
 */
export const blockId = (index: number, kind: string): string => `${index}-${kind}`;
export const pressId = (index: number, n: number): string => `press-${index}-${n}`;

/** The inputs of a form: each has one element. */
export const fieldId = (n: number): string => `field-${n}`;
export const FIELD = /^field-\d{1,2}$/;
export const FIELD_ELEMENT = "value";

/** The form in which a question is answered. */
export const ANSWER_FORM = "answer";

/** Shortcuts, as the app's manifest names them. */
export const SHORTCUTS = { learn: "learn", teach: "teach" } as const;
