// What stands in a form, as it would be sent: its words without files, as text to compare, and as the server drew it.

export function wordsOf(form) {
  const words = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") words.append(name, value);
  return words;
}

export function textOf(form) {
  const words = wordsOf(form);
  words.delete("csrfmiddlewaretoken");
  return words.toString();
}

// What was typed before a script arrived is not in it.
export function asSent(form) {
  const copy = form.cloneNode(true);
  copy.reset();
  return copy;
}
