/**
 * Time is the server's. Every reply carries the server's time; between replies performance.now() counts on, so changing
 * the computer's clock changes nothing. The offset to the computer's clock is remembered for a reload without a network.
 */

class ServerClock {
  /** Server time = performance.now() + #base. */
  #base = Date.now() - performance.now();
  #trip = Infinity;
  #measured = -Infinity;
  synced = false;

  now() {
    return Math.round(performance.now() + this.#base);
  }

  /** What the computer's clock is off by, in milliseconds (positive: the computer is behind). */
  get skew() {
    return this.now() - Date.now();
  }

  restore(skew) {
    if (!this.synced) this.#base = Date.now() + skew - performance.now();
  }

  /** The sample with the shortest round trip is the best; after five minutes any newer one beats it. */
  sync(serverTime, asked, answered) {
    const trip = answered - asked;
    const stale = answered - this.#measured > 300_000 || this.#slept();
    if (!stale && trip > this.#trip) return;
    this.#trip = trip;
    this.#measured = answered;
    this.#base = serverTime + trip / 2 - answered;
    this.#wall = Date.now() - performance.now();
    this.synced = true;
  }

  #wall = Date.now() - performance.now();

  /** performance.now() may stand still while a laptop sleeps; the two clocks then run apart. */
  #slept() {
    return Math.abs(Date.now() - performance.now() - this.#wall) > 2000;
  }

  get doubtful() {
    return this.#slept();
  }
}

export const clock = new ServerClock();
