// Keeps what is typed in a form[data-draft-url] on the server: after two seconds' pause, before sending, and on leaving.
// `sequence` is the number the page last saw; when another tab has saved since, the server answers 409 and nothing is overwritten.
import { forget, keepHere, offerBack } from "./draft-copy.js";
import { asSent, textOf, wordsOf } from "./form-words.js";

const PAUSE = 2_000;

class Keeper {
  constructor(form) {
    this.form = form;
    this.url = form.dataset.draftUrl;
    this.sequence = Number(form.dataset.sequence || 0);
    this.state = form.querySelector("[data-draft-state]");
    this.saved = textOf(asSent(this.form));
    form.addEventListener("input", () => this.later());
    form.addEventListener("submit", (event) => this.beforeSending(event));
    addEventListener("pagehide", () => this.onLeaving());
    offerBack(this.form, this.url, () => this.later());
    if (this.changed) this.later();
  }

  get changed() { return textOf(this.form) !== this.saved; }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), PAUSE);
  }

  // Whether these words may be sent. One request at a time, so that sequences follow each other.
  async save() {
    clearTimeout(this.timer);
    await this.busy;
    if (!this.changed || this.stale) return !this.stale;
    this.busy = this.post(textOf(this.form));
    return this.busy;
  }

  async post(text) {
    try {
      const answer = await fetch(this.url, { method: "POST", body: this.body(), headers: { Accept: "application/json" } });
      if (answer.status === 409) return this.tellNewer();
      if (answer.redirected) return !keepHere(this.url, text); // Not signed in: what is posted now waits behind the sign-in.
      if (!answer.ok) throw new Error(answer.status);
      this.sequence = (await answer.json()).sequence;
    } catch {
      keepHere(this.url, text);
      this.say(this.form.dataset.local);
      return false;
    }
    this.saved = text;
    forget(this.url);
    this.say(this.form.dataset.kept);
    return true;
  }

  body() {
    const body = wordsOf(this.form);
    body.set("sequence", this.sequence);
    return body;
  }

  say(...words) { this.state?.replaceChildren(...words.filter(Boolean)); }

  tellNewer() {
    this.stale = true;
    const link = Object.assign(document.createElement("a"), { href: location.href, target: "_blank", textContent: this.form.dataset.see });
    return this.say(this.form.dataset.newer, " ", link) ?? false;
  }

  // The words are safe before they are sent: a session that ended or a server that is away costs nothing.
  async beforeSending(event) {
    if (event.defaultPrevented) return;
    if (this.stale || this.insisted || !this.changed) return void (this.sending = true);
    event.preventDefault();
    const { submitter } = event;
    const safe = await this.save();
    this.insisted = true;
    if (safe || this.stale) this.form.requestSubmit(submitter);
  }

  onLeaving() {
    if (this.sending || this.stale || !this.changed) return;
    fetch(this.url, { method: "POST", body: this.body(), keepalive: true });
  }
}

export function begin(root) {
  const forms = root.matches?.("form[data-draft-url]") ? [root] : root.querySelectorAll("form[data-draft-url]");
  for (const form of forms) form.draftKeeper ??= new Keeper(form);
}
