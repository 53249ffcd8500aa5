/**
 * Keeps copies within a bound of memory; what was not asked for longest goes first.
 * @template {{ size: number }} Copy
 */
export class Store {
  /** In the order in which they were asked for. @type {Map<string, Copy>} */
  #copies = new Map();
  #size = 0;

  /** @param {number} most bytes */
  constructor(most) {
    this.most = most;
  }

  get size() {
    return this.#size;
  }

  /** @param {string} key @returns {Copy | undefined} */
  get(key) {
    const copy = this.#copies.get(key);
    if (copy === undefined) return undefined;
    this.#copies.delete(key);
    this.#copies.set(key, copy);
    return copy;
  }

  /** Something larger than an eighth of all is not kept: it would drive out everything else. @param {string} key @param {Copy} copy */
  set(key, copy) {
    this.#drop(key);
    if (copy.size > this.most / 8) return;
    this.#copies.set(key, copy);
    this.#size += copy.size;
    for (const oldest of this.#copies.keys()) {
      if (this.#size <= this.most) break;
      this.#drop(oldest);
    }
  }

  clear() {
    this.#copies.clear();
    this.#size = 0;
  }

  /** @param {string} key */
  #drop(key) {
    this.#size -= this.#copies.get(key)?.size ?? 0;
    this.#copies.delete(key);
  }
}
