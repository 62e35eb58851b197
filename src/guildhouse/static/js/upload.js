// Files dropped on a composer, pasted into it or chosen: each is sent at once and its Markdown takes the place of a line that says so.
import { announce } from "./announce.js";
import { put } from "./markdown-marks.js";

class Uploads {
  constructor(composer) {
    this.composer = composer;
    this.area = composer.querySelector("textarea");
    this.input = composer.querySelector("[data-files]");
    composer.querySelector("[data-upload]")?.addEventListener("click", () => this.input.click());
    this.input?.addEventListener("change", () => {
      this.take(this.input.files);
      this.input.value = "";
    });
    this.area.addEventListener("paste", (event) => event.clipboardData.files.length && this.take(event.clipboardData.files, event));
    for (const name of ["dragenter", "dragover"]) composer.addEventListener(name, (event) => this.over(event));
    composer.addEventListener("dragleave", (event) => composer.contains(event.relatedTarget) || this.rest());
    composer.addEventListener("drop", (event) => {
      this.rest();
      if (event.dataTransfer.files.length) this.take(event.dataTransfer.files, event);
    });
  }

  over(event) {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    this.composer.classList.add("is-dropping");
  }

  rest() { this.composer.classList.remove("is-dropping"); }

  take(files, event) {
    event?.preventDefault();
    for (const file of files) this.send(file);
  }

  async send(file) {
    const name = file.name.replace(/[[\]\n]/g, " ");
    const line = `![${this.composer.dataset.uploading} ${name}]()`;
    const at = this.area.selectionEnd;
    put(this.area, { insert: `${line}\n`, from: at, to: at, select: [at + line.length + 1, at + line.length + 1] });
    const { markdown, refusal } = await this.post(file);
    const from = this.area.value.indexOf(line);
    if (from !== -1) this.replace(from, from + line.length, markdown ?? "");
    if (refusal) this.tell(`${name}: ${refusal}`);
  }

  replace(from, to, insert) {
    this.area.setRangeText(insert, from, to, "preserve");
    this.area.dispatchEvent(new Event("input", { bubbles: true }));
  }

  async post(file) {
    const body = new FormData();
    body.set("file", file);
    const token = this.area.form.elements.csrfmiddlewaretoken?.value ?? "";
    try {
      const answer = await fetch(this.composer.dataset.uploadUrl, { method: "POST", body, headers: { Accept: "application/json", "X-CSRFToken": token } });
      if (answer.redirected) throw new Error("signed out");
      const said = await answer.json();
      return answer.ok ? { markdown: said.markdown } : { refusal: said.detail ?? this.composer.dataset.refused };
    } catch {
      return { refusal: this.composer.dataset.refused };
    }
  }

  // A refusal stays in sight below the text until the next one; nothing else is lost by it.
  tell(words) {
    this.said ??= Object.assign(document.createElement("p"), { className: "error" });
    this.said.textContent = words;
    this.composer.after(this.said);
    announce(words);
  }
}

export function begin(root) {
  const found = root.matches?.("[data-upload-url]") ? [root] : root.querySelectorAll("[data-upload-url]");
  for (const composer of found) composer.uploads ??= new Uploads(composer);
}
