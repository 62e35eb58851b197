// Names offered while one types "@" in a text, or any letters where handles are asked for: arrows choose, Enter or Tab takes,
// Escape leaves; nothing is taken that was not chosen.
import { announce } from "./announce.js";
import { CompletionList } from "./completion-list.js";
import { put } from "./markdown-marks.js";

const IN_TEXT = /(?:^|[\s(])(@([\p{L}\p{N}][\p{L}\p{N}-]{0,37}))$/u;
const IN_LIST = /(?:^|[\s,;])(@?([\p{L}\p{N}][\p{L}\p{N}-]{0,37}))$/u;
const PAUSE = 150, MOST = 6;

class Names {
  constructor(area, { url, label, pattern, write }) {
    Object.assign(this, { area, url, label, pattern, write });
    this.list = new CompletionList(this.area, this.label, (handle) => this.take(handle));
    this.area.addEventListener("input", () => this.look());
    this.area.addEventListener("keydown", (event) => this.key(event));
    this.area.addEventListener("blur", () => this.leave());
  }

  typed() {
    const { selectionStart: at, selectionEnd, value } = this.area;
    return at === selectionEnd ? this.pattern.exec(value.slice(Math.max(0, at - 60), at)) : null;
  }

  word() { return this.typed()?.[2]; }

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
    const from = to - this.typed()[1].length;
    const insert = this.write(handle);
    this.leave();
    put(this.area, { insert, from, to, select: [from + insert.length, from + insert.length] });
  }

  leave() {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.list.close();
  }
}

function all(root, selector) { return root.matches?.(selector) ? [root] : root.querySelectorAll(selector); }

export function begin(root) {
  for (const composer of all(root, "[data-completion-url]")) {
    const { completionUrl: url, completionLabel: label = "" } = composer.dataset;
    composer.names ??= new Names(composer.querySelector("textarea"), { url, label, pattern: IN_TEXT, write: (handle) => `@${handle} ` });
  }
  for (const field of all(root, "[data-people-url]")) {
    const label = field.labels[0]?.textContent ?? "";
    field.names ??= new Names(field, { url: field.dataset.peopleUrl, label, pattern: IN_LIST, write: (handle) => `${handle}, ` });
  }
}
