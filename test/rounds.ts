/** How often a promise is tried: enough for every run, and the full count in `npm run test:chaos`. */
export const rounds = (usual: number, chaos: number): number => (process.env.VITEST_MODE === "CHAOS" ? chaos : usual);
