// The card of a member beside their name, on hover and on keyboard focus; fetched when it is wanted, with the reader's own rights.

const WAIT = 400, LINGER = 250, KEPT = 30;
const PLACE = /^\/members\/[a-z0-9-]+\/$/;

class MemberCard extends HTMLElement {
  #cards = new Map();
  #place = new CSSStyleSheet();
  #link = null;
  #timer = 0;

  connectedCallback() {
    this.ending = new AbortController();
    document.adoptedStyleSheets.push(this.#place);
    const on = (type, act) => document.addEventListener(type, act, { signal: this.ending.signal });
    on("pointerover", (event) => event.pointerType === "mouse" && this.#look(event.target));
    on("focusin", (event) => event.target.matches(":focus-visible") && this.#look(event.target));
    on("focusout", () => this.#plan(() => this.#close(), LINGER));
    on("keydown", (event) => this.#escape(event));
    on("scroll", () => this.#close());
  }

  disconnectedCallback() {
    this.ending.abort();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#place);
  }

  // Over a name the card comes, over the card it stays, elsewhere it goes.
  #look(target) {
    const link = target.closest("a[href^='/members/']");
    if (this.contains(target)) clearTimeout(this.#timer);
    else if (link && PLACE.test(link.getAttribute("href"))) {
      if (link !== this.#link) this.#plan(() => this.#open(link), WAIT);
      else clearTimeout(this.#timer);
    } else if (this.#link) this.#plan(() => this.#close(), LINGER);
    else clearTimeout(this.#timer);
  }

  #plan(act, after) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(act, after);
  }

  async #open(link) {
    const card = await this.#fetch(link.getAttribute("href"));
    const wanted = link.isConnected && (link.matches(":hover") || link === document.activeElement);
    if (!card || !wanted) return;
    this.#close();
    const page = new DOMParser().parseFromString(card, "text/html");
    this.replaceChildren(...[...page.body.childNodes].map((node) => document.adoptNode(node)));
    this.#link = link;
    link.setAttribute("aria-describedby", this.id);
    this.showPopover();
    this.#settle(link.getBoundingClientRect());
  }

  async #fetch(address) {
    if (!this.#cards.has(address)) {
      const answer = await fetch(`${address}card/`, { headers: { "HX-Request": "true" } }).catch(() => null);
      if (!answer?.ok || answer.redirected) return "";
      if (this.#cards.size >= KEPT) this.#cards.clear();
      this.#cards.set(address, await answer.text());
    }
    return this.#cards.get(address);
  }

  // Below the name, or above it where there is no room; never beyond the edges.
  #settle(name) {
    const { width, height } = this.getBoundingClientRect();
    const start = document.dir === "rtl" ? name.right - width : name.left;
    const top = name.bottom + height + 8 > innerHeight && name.top > height + 8 ? name.top - height - 4 : name.bottom + 4;
    const left = Math.max(8, Math.min(start, innerWidth - width - 8));
    this.#place.replaceSync(`member-card { left: ${left}px; top: ${top}px; }`);
  }

  #escape(event) {
    if (event.key !== "Escape" || !this.#link) return;
    event.stopPropagation();
    this.#close();
  }

  #close() {
    clearTimeout(this.#timer);
    this.#link?.removeAttribute("aria-describedby");
    this.#link = null;
    if (this.matches(":popover-open")) this.hidePopover();
  }
}

customElements.define("member-card", MemberCard);
