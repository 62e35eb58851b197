// A list of choices below a text field, spoken through aria-activedescendant so that the focus stays in the field.

export class CompletionList {
  constructor(field, label, take) {
    this.field = field;
    this.take = take;
    this.element = document.createElement("ul");
    this.element.className = "completions";
    this.element.id = `${field.id}-choices`;
    this.element.setAttribute("role", "listbox");
    this.element.setAttribute("aria-label", label);
    this.element.hidden = true;
    field.after(this.element);
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", this.element.id);
    // The press must not take the focus from the field.
    this.element.addEventListener("mousedown", (event) => {
      event.preventDefault();
      this.chosen = event.target.closest("li") ?? this.chosen;
      this.take(this.chosen.dataset.value);
    });
  }

  get open() { return !this.element.hidden; }

  // choices: { value, words, note }
  show(choices) {
    if (!choices.length) return this.close();
    this.element.replaceChildren(...choices.map((choice, index) => this.option(choice, index)));
    this.element.hidden = false;
    this.choose(0);
    return this.element.scrollIntoView({ block: "nearest" });
  }

  option({ value, words, note }, index) {
    const item = document.createElement("li");
    item.id = `${this.element.id}-${index}`;
    item.dataset.value = value;
    item.setAttribute("role", "option");
    item.append(words, Object.assign(document.createElement("small"), { textContent: note }));
    return item;
  }

  choose(index) {
    const all = [...this.element.children];
    this.chosen = all[(index + all.length) % all.length];
    for (const item of all) item.setAttribute("aria-selected", item === this.chosen);
    this.field.setAttribute("aria-activedescendant", this.chosen.id);
  }

  move(step) { this.choose([...this.element.children].indexOf(this.chosen) + step); }

  close() {
    this.element.hidden = true;
    this.field.removeAttribute("aria-activedescendant");
  }
}
