// A copy of what was typed, in this browser alone, for the time the server cannot be reached or the session has ended.

const GOOD_FOR = 7 * 24 * 3600 * 1000;
const key = (url) => `draft:${url}`;

export function keepHere(url, text) {
  try {
    localStorage.setItem(key(url), JSON.stringify({ text, at: Date.now() }));
  } catch {
    // A full or forbidden storage: the words are still in the form.
  }
}

export function forget(url) {
  try {
    localStorage.removeItem(key(url));
  } catch {
    // Nothing was kept.
  }
}

function find(url) {
  try {
    const copy = JSON.parse(localStorage.getItem(key(url)));
    return copy && Date.now() - copy.at < GOOD_FOR ? new URLSearchParams(copy.text) : null;
  } catch {
    return null;
  }
}

// Offers the copy where it holds other words than the form; takes nothing away by itself.
export function offerBack(form, url, changed) {
  const copy = find(url);
  const fields = [...form.elements].filter((field) => field.name && copy?.has(field.name) && !["hidden", "file"].includes(field.type));
  if (!fields.some((field) => field.type !== "checkbox" && field.type !== "radio" && field.value !== copy.get(field.name))) return;
  const button = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-small btn-plain", textContent: form.dataset.restore });
  button.addEventListener("click", () => {
    for (const field of fields) {
      if (field.type === "checkbox" || field.type === "radio") field.checked = copy.getAll(field.name).includes(field.value);
      else field.value = copy.get(field.name);
    }
    button.remove();
    forget(url);
    changed();
  });
  form.querySelector("[data-draft-state]")?.replaceChildren(button);
}
