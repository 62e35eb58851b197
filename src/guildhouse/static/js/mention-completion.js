// Names offered while one types "@": arrows choose, Enter or Tab takes, Escape leaves; nothing is taken that was not chosen.
import { announce } from "./announce.js";
import { CompletionList } from "./completion-list.js";
import { put } from "./markdown-marks.js";

const WORD = /(?:^|[\s(])@([\p{L}\p{N}][\p{L}\p{N}-]{0,37})$/u;
const PAUSE = 150, MOST = 6;

class Mentions {
  constructor(composer) {
    this.url = composer.dataset.completionUrl;
    this.label = composer.dataset.completionLabel ?? "";
    this.area = composer.querySelector("textarea");
    this.list = new CompletionList(this.area, this.label, (handle) => this.take(handle));
    this.area.addEventListener("input", () => this.look());
    this.area.addEventListener("keydown", (event) => this.key(event));
    this.area.addEventListener("blur", () => this.leave());
  }

  word() {
    const { selectionStart: at, selectionEnd, value } = this.area;
    return at === selectionEnd ? WORD.exec(value.slice(Math.max(0, at - 60), at))?.[1] : undefined;
  }

  look() {
    clearTimeout(this.timer);
    const word = this.word();
    if (!word) return this.leave();
    this.timer = setTimeout(() => this.ask(word), PAUSE);
    return undefined;
  }

  async ask(word) {
    this.asking?.abort();
    this.asking = new AbortController();
    try {
      const answer = await fetch(`${this.url}?q=${encodeURIComponent(word)}`, { signal: this.asking.signal, headers: { Accept: "application/json" } });
      const people = answer.ok && !answer.redirected ? await answer.json() : [];
      if (this.word() !== word) return;
      this.list.show(people.slice(0, MOST).map(({ handle, name }) => ({ value: handle, words: name, note: `@${handle}` })));
      if (people.length) announce(`${this.label}: ${people.length}`);
    } catch (error) {
      if (error.name !== "AbortError") this.leave();
    }
  }

  key(event) {
    if (!this.list.open || event.isComposing || event.ctrlKey || event.metaKey) return;
    const take = () => this.take(this.list.chosen.dataset.value);
    const acts = { ArrowDown: () => this.list.move(1), ArrowUp: () => this.list.move(-1), Enter: take, Tab: take, Escape: () => this.leave() };
    if (!Object.hasOwn(acts, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    acts[event.key]();
  }

  take(handle) {
    const to = this.area.selectionStart;
    const from = to - this.word().length - 1;
    const insert = `@${handle} `;
    this.leave();
    put(this.area, { insert, from, to, select: [from + insert.length, from + insert.length] });
  }

  leave() {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.list.close();
  }
}

export function begin(root) {
  const found = root.matches?.("[data-completion-url]") ? [root] : root.querySelectorAll("[data-completion-url]");
  for (const composer of found) composer.mentions ??= new Mentions(composer);
}
