/** The logistic function. */
export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** Log-odds of a share 0 < p < 1. */
export const logit = (p: number): number => Math.log(p / (1 - p));

/** The standard normal distribution function, |error| < 1.5e-7. Abramowitz & Stegun 7.1.26. */
export function normal(x: number): number {
  const a = Math.abs(x) / Math.SQRT2;
  const k = 1 / (1 + 0.3275911 * a);
  const tail = ((((1.061405429 * k - 1.453152027) * k + 1.421413741) * k - 0.284496736) * k + 0.254829592) * k * Math.exp((-x * x) / 2);
  return x >= 0 ? 1 - tail / 2 : tail / 2;
}
