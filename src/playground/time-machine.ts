/** The learning clock and the switch of the app, as the page moves them. The host provides it. */
export interface TimeMachine {
  /** Learning time, ms since 1970. */
  now(): number;
  /** Moves the clock forward; resolves when everything due on the way has happened. */
  travel(to: number): Promise<void>;
  /** The app stops hearing and doing anything, as in an outage. */
  offline(): Promise<void>;
  online(): Promise<void>;
  isOnline(): boolean;
}
