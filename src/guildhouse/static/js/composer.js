// <post-composer>: toolbar, Ctrl/⌘ Enter, and the two tabs. Writing and sending need none of it.
import { change, put } from "./markdown-marks.js";

const SHORTCUTS = { b: "bold", i: "italic", e: "code" };

class PostComposer extends HTMLElement {
  connectedCallback() {
    this.area = this.querySelector("textarea");
    this.tabs = [...this.querySelectorAll("[role=tab]")];
    this.addEventListener("click", (event) => this.press(event));
    this.addEventListener("keydown", (event) => this.key(event));
    // The form may be sent from the preview; the text must be reachable when the browser asks for it.
    this.area.addEventListener("invalid", () => this.show(this.tabs[0]));
  }

  press(event) {
    const mark = event.target.closest("[data-mark]")?.dataset.mark;
    if (mark) this.mark(mark);
    const tab = event.target.closest("[role=tab]");
    if (tab) this.show(tab);
  }

  mark(mark) {
    this.show(this.tabs[0]);
    put(this.area, change(mark, this.area.value, this.area.selectionStart, this.area.selectionEnd));
  }

  key(event) {
    if (event.isComposing) return;
    const command = event.ctrlKey || event.metaKey;
    if (command && event.key === "Enter") {
      event.preventDefault();
      this.closest("form").requestSubmit();
    } else if (command && !event.shiftKey && !event.altKey && event.key in SHORTCUTS && event.target === this.area) {
      event.preventDefault();
      this.mark(SHORTCUTS[event.key]);
    } else if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) {
      this.walk(event);
    }
  }

  // One stop of the Tab key for the toolbar and one for the tabs; arrows move inside, as their roles promise.
  walk(event) {
    const group = event.target.closest("[role=toolbar], [role=tablist]");
    if (!group) return;
    event.preventDefault();
    const all = [...group.querySelectorAll("button")];
    const turned = getComputedStyle(this).direction === "rtl" ? -1 : 1;
    const here = all.indexOf(event.target);
    const steps = { ArrowLeft: here - turned, ArrowRight: here + turned, Home: 0, End: all.length - 1 };
    const next = all[(steps[event.key] + all.length) % all.length];
    for (const one of all) one.tabIndex = one === next ? 0 : -1;
    next.focus();
    if (next.role === "tab") this.show(next);
  }

  show(tab) {
    if (!tab || tab.getAttribute("aria-selected") === "true") return;
    for (const one of this.tabs) {
      const chosen = one === tab;
      one.setAttribute("aria-selected", chosen);
      one.tabIndex = chosen ? 0 : -1;
      document.getElementById(one.getAttribute("aria-controls")).hidden = !chosen;
    }
    const preview = "preview" in tab.dataset;
    this.querySelector(".toolbar").hidden = preview;
    if (preview) tab.dispatchEvent(new Event("preview"));
    else this.area.focus();
  }
}

customElements.define("post-composer", PostComposer);
