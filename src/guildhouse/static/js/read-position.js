// Tells the server how far this member has read: [data-read-url] holds the posts; the last one whose end was in sight counts.

const PAUSE = 2_000;

class Reader {
  constructor(place) {
    this.place = place;
    this.last = null;
    this.watcher = new IntersectionObserver((entries) => this.see(entries), { threshold: 0 });
    this.watch();
    new MutationObserver(() => this.watch()).observe(place, { childList: true, subtree: true });
    addEventListener("pagehide", () => this.send());
    document.addEventListener("visibilitychange", () => document.hidden && this.send());
  }

  watch() {
    for (const post of this.place.querySelectorAll('article[id^="post-"]')) {
      if (post.lastElementChild) this.watcher.observe(post.lastElementChild);
    }
  }

  see(entries) {
    for (const { isIntersecting, target } of entries) {
      const post = target.closest("article");
      if (!isIntersecting || !post || document.hidden) continue;
      const follows = !this.last?.isConnected || this.last.compareDocumentPosition(post) & Node.DOCUMENT_POSITION_FOLLOWING;
      if (!follows) continue;
      this.last = post;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.send(), PAUSE);
    }
  }

  send() {
    clearTimeout(this.timer);
    const form = document.getElementById("acts");
    const id = this.last?.id.replace("post-", "");
    if (!form || !id || id === this.sent) return;
    this.sent = id;
    const body = new URLSearchParams(new FormData(form));
    body.set("number", id);
    // A beacon survives the page; it carries cookies to our own origin and the token in its body.
    if (!navigator.sendBeacon(this.place.dataset.readUrl, body)) this.sent = null;
  }
}

export function begin(root) {
  const places = root.matches?.("[data-read-url]") ? [root] : root.querySelectorAll("[data-read-url]");
  for (const place of places) place.reader ??= new Reader(place);
}
