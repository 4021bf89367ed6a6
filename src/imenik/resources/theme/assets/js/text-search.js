// Full text search for a page: questions go to a worker (fulltext-worker.js), which answers while the page goes on.
/** @import {FormRules, FoundPages, Hit} from "#types" */

/** @typedef {{ resolve: (answer: any) => void, reject: (error: Error) => void }} Waiting */

export class TextSearch {
  #index;
  /** @type {Worker | undefined} */
  #worker;
  /** @type {Map<number, Waiting>} */
  #waiting = new Map();
  #number = 0;

  /**
   * @param {string} root the full address of the site
   * @param {string} tag
   * @param {string} endings of words of the language, the longest first
   * @param {FormRules["alike"]} alike how its standards differ
   */
  constructor(root, tag, endings, alike) {
    this.#index = { root, tag, endings, alike };
  }

  /**
   * The pages that hold all words of a question, best first; undefined where a newer question came before it was begun.
   * @param {string} question
   * @param {string[]} [kinds] that the pages are grouped by
   * @returns {Promise<FoundPages | undefined>}
   */
  search(question, kinds) {
    return this.#ask({ ...this.#index, question, kinds });
  }

  /**
   * @param {string[]} ids of pages that the last question found
   * @returns {Promise<Hit[]>}
   */
  read(ids) {
    return this.#ask({ ids });
  }

  /**
   * @param {object} request
   * @returns {Promise<any>}
   */
  #ask(request) {
    this.#worker ??= this.#start();
    this.#number += 1;
    const number = this.#number;
    this.#worker.postMessage({ ...request, number });
    return new Promise((resolve, reject) => this.#waiting.set(number, { resolve, reject }));
  }

  #start() {
    const worker = new Worker(new URL("./fulltext-worker.js", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data: { number, answer, error } }) => {
      const waiting = this.#waiting.get(number);
      this.#waiting.delete(number);
      if (error) waiting?.reject(new Error(error));
      else waiting?.resolve(answer);
    });
    // It could not be loaded: the next question tries again.
    worker.addEventListener("error", () => {
      this.#worker = undefined;
      for (const { reject } of this.#waiting.values()) reject(new Error("the search could not be loaded"));
      this.#waiting.clear();
    });
    return worker;
  }
}
