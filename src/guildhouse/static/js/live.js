// <live-stream data-url data-token>: hears which channels changed and lets the parts of the page that listen to
// "live:<channel>" fetch themselves again, with their own rights. Without a stream, it asks every 30 seconds.

const POLL = 30_000, PATIENCE = 4, LONGEST = 60_000;

function listened() {
  const found = new Set();
  for (const element of document.querySelectorAll('[hx-trigger*="live:"]')) {
    for (const [name] of element.getAttribute("hx-trigger").matchAll(/live:[\w:.-]+/g)) found.add(name);
  }
  return found;
}

const tell = (name) => document.body.dispatchEvent(new CustomEvent(name));

class LiveStream extends HTMLElement {
  connectedCallback() {
    this.failures = 0;
    this.missed = new Set();
    this.seen = () => this.catchUp();
    document.addEventListener("visibilitychange", this.seen);
    // Only a page that listens opens a connection.
    this.start = setTimeout(() => listened().size && this.open(), 50);
  }

  disconnectedCallback() {
    document.removeEventListener("visibilitychange", this.seen);
    clearTimeout(this.start);
    clearTimeout(this.again);
    clearInterval(this.polling);
    this.stream?.close();
  }

  open() {
    const address = new URL(this.dataset.url, location.href);
    address.searchParams.set("token", this.dataset.token);
    this.stream = new EventSource(address);
    this.stream.onopen = () => this.connected();
    this.stream.addEventListener("change", (event) => this.heard(event.data));
    this.stream.onerror = () => this.failed();
  }

  connected() {
    // A stream that comes back by itself is told what it missed; one opened anew asks for everything once.
    if (this.anew) listened().forEach((name) => this.heard(name.slice(5)));
    this.anew = false;
    this.failures = 0;
    clearInterval(this.polling);
    this.polling = null;
  }

  heard(channel) {
    if (document.hidden) this.missed.add(channel);
    else tell(`live:${channel}`);
  }

  catchUp() {
    if (document.hidden) return;
    for (const channel of this.missed) tell(`live:${channel}`);
    this.missed.clear();
  }

  failed() {
    this.failures += 1;
    if (this.stream.readyState === EventSource.CLOSED) {
      this.anew = true;
      this.again = setTimeout(() => this.open(), Math.min(1000 * 2 ** this.failures, LONGEST) * (0.5 + Math.random()));
    }
    if (this.failures >= PATIENCE) this.poll();
  }

  poll() {
    this.polling ??= setInterval(() => document.hidden || listened().forEach(tell), POLL);
  }
}

customElements.define("live-stream", LiveStream);
