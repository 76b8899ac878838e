/**
 * Names of blocks and controls inside one message, made of their place in the view. Slack would invent random ones, and a rewritten message would
 * then look like another one in tests and in the state it reports.
 */
export const blockId = (index: number, kind: string): string => `${index}-${kind}`;
export const pressId = (index: number, n: number): string => `press-${index}-${n}`;
export const tickBlockId = (index: number, group: number): string => `${index}-ticks-${group}`;
export const submitBlockId = (index: number): string => `${index}-submit`;

export const TICK_BLOCK = /^\d{1,4}-ticks-\d{1,2}$/;

/** Whether these boxes are sent by the button in that block. */
export function belongsTo(tickBlock: string, submitBlock: string): boolean {
  return TICK_BLOCK.test(tickBlock) && submitBlockId(Number.parseInt(tickBlock, 10)) === submitBlock;
}
