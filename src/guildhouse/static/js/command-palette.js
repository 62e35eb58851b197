// Ctrl/⌘ K: one box that goes anywhere and finds anything. The server draws the results; arrows choose, Enter goes.
import { announce } from "./announce.js";

const PAUSE = 120;
let asking, timer, dialog, input, results;

function links() { return [...results.querySelectorAll("a[href]")]; }

function choose(index) {
  const all = links();
  if (!all.length) return input.removeAttribute("aria-activedescendant");
  const chosen = all[(index + all.length) % all.length];
  for (const [at, link] of all.entries()) {
    link.id ||= `palette-${at}`;
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", link === chosen);
    link.tabIndex = -1;
  }
  input.setAttribute("aria-activedescendant", chosen.id);
  return chosen.scrollIntoView({ block: "nearest" });
}

async function ask() {
  asking?.abort();
  asking = new AbortController();
  const words = input.value;
  try {
    const answer = await fetch(`${dialog.dataset.url}?q=${encodeURIComponent(words)}`, { signal: asking.signal, headers: { "HX-Request": "true" } });
    if (!answer.ok || answer.redirected || input.value !== words) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    results.replaceChildren(...[...page.body.childNodes].map((node) => document.adoptNode(node)));
    choose(0);
    announce(`${links().length}`);
  } catch (error) {
    // Asked again meanwhile; or away, and Enter still leads to the page of results.
    if (error.name !== "AbortError") results.replaceChildren();
  }
}

function go(event) {
  const chosen = results.querySelector('[aria-selected="true"]');
  if (chosen && event.ctrlKey) window.open(chosen.href, "_blank", "noopener");
  else location.assign(chosen?.href ?? `${dialog.dataset.results}?q=${encodeURIComponent(input.value)}`);
}

function key(event) {
  if (event.isComposing) return;
  const here = links().findIndex((link) => link.getAttribute("aria-selected") === "true");
  const acts = { ArrowDown: () => choose(here + 1), ArrowUp: () => choose(here - 1), Enter: () => go(event) };
  if (!(event.key in acts)) return;
  event.preventDefault();
  acts[event.key]();
}

function set(element) {
  if (dialog === element) return;
  dialog = element;
  input = dialog.querySelector("input");
  results = dialog.querySelector("[role=listbox]");
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener("keydown", key);
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
}

export function open(element) {
  set(element);
  if (dialog.open) return dialog.close();
  dialog.showModal();
  input.select();
  return ask();
}
