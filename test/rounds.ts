/** How often a promise is tried: enough for every run, and the full count in `npm run test:chaos`. */
export const rounds = (usual: number, chaos: number): number => (process.env.FUNDI_CHAOS ? chaos : usual);
