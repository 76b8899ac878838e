/** How much of a promise is tried: enough for every run, and all of it in `npm run test:chaos`. */
export const rounds = <Amount>(usual: Amount, chaos: Amount): Amount => (process.env.FUNDI_CHAOS ? chaos : usual);
