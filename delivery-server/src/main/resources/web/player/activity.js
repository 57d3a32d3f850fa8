/**
 * Active time per item, in milliseconds: counted while the page is visible and the item on screen, and reported once,
 * with the item's next event. The sum over an item's events is the time spent on it up to the last one.
 */
export class Activity {
  #item = null;
  #since = 0;
  #spent = new Map();

  constructor() {
    document.addEventListener("visibilitychange", () => this.#count());
  }

  /** This item is on screen from now on; null: none is. */
  enter(item) {
    this.#count();
    this.#item = item;
  }

  /** Takes what has not been reported yet. */
  take(item) {
    this.#count();
    const spent = Math.round(this.#spent.get(item) ?? 0);
    this.#spent.set(item, 0);
    return spent;
  }

  #count() {
    const now = performance.now();
    if (this.#item && this.#since) this.#spent.set(this.#item, (this.#spent.get(this.#item) ?? 0) + now - this.#since);
    this.#since = document.hidden ? 0 : now;
  }
}
