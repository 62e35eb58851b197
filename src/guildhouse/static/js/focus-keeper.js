// Keeps the focus where the person was when a part of the page is replaced, and leads it to what must be mended.
import { announce } from "./announce.js";

const FOCUSABLE = "a[href], button, input:not([type=hidden]), textarea, select, summary, [tabindex]";
let kept = null;

// What was focused is known again by its id, its name and value, or its address; else by its place among its like.
function describe(element, inside) {
  const all = [...inside.querySelectorAll(FOCUSABLE)];
  return {
    id: element.id,
    keys: ["formaction", "href", "name", "value"].map((name) => [name, element.getAttribute(name)]),
    index: all.indexOf(element),
    inside: inside.id,
  };
}

function find({ id, keys, index }, root) {
  const all = [...root.querySelectorAll(FOCUSABLE)];
  const same = (element) => keys.some(([, value]) => value !== null) && keys.every(([name, value]) => element.getAttribute(name) === value);
  return (id && document.getElementById(id)) || all.find(same) || all[index];
}

document.addEventListener("htmx:beforeSwap", (event) => {
  const target = event.detail.target;
  const focused = document.activeElement;
  // Lost already: another part is being replaced, and its place is still to be given back.
  if (!focused || focused === document.body) return;
  kept = target?.contains(focused) ? describe(focused, target) : null;
});

document.addEventListener("htmx:afterSettle", (event) => {
  const root = event.detail.elt;
  const said = root.matches?.("[data-announce]") ? root : root.querySelector?.("[data-announce]");
  if (said) announce(said.dataset.announce);
  const mend = root.querySelector?.("[data-focus]");
  if (mend) return mend.focus();
  if (!kept || (document.activeElement && document.activeElement !== document.body)) return undefined;
  const scope = (kept.inside && document.getElementById(kept.inside)) || root;
  const again = find(kept, scope);
  kept = null;
  if (again) return again.focus({ preventScroll: true });
  if (!scope.hasAttribute("tabindex")) scope.setAttribute("tabindex", "-1");
  return scope.focus({ preventScroll: true });
});

// A page that opens with something to mend begins there.
document.querySelector("[data-focus]")?.focus();
