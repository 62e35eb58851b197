// Small acts: a button that belongs to the page's form "acts" posts to its own address; the answer replaces the nearest
// [data-swap]. Without one, or without htmx, the browser posts as ever and the server answers with a page.

document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (event.target.id !== "acts" || !button || !window.htmx) return;
  const target = button.closest("[data-swap]");
  if (!target) return;
  event.preventDefault();
  if (button.getAttribute("aria-disabled") === "true") return;
  button.setAttribute("aria-disabled", "true");
  const values = Object.fromEntries(new FormData(event.target, button));
  htmx
    .ajax("POST", button.formAction, { source: button, target, swap: "outerHTML", values })
    .catch(() => {}) // toast.js says that the house was not reached
    .finally(() => button.removeAttribute("aria-disabled"));
});

// Where the answer is a whole page (the view sent the person on), it takes the place of this one and the address says so.
// Only when someone pressed something: a part that refreshes itself must not carry off the page, and what is typed on it.
const address = () => location.pathname + location.search;
let shown = address();

function pressed({ elt, triggeringEvent }) {
  return elt?.matches?.('[form="acts"]') || ["click", "submit"].includes(triggeringEvent?.type);
}

document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr, requestConfig } = event.detail;
  if (!/^\s*<!doctype html/i.test(xhr.responseText)) return;
  if (!pressed(requestConfig)) {
    event.detail.shouldSwap = false;
    return;
  }
  event.detail.target = document.body;
  event.detail.swapOverride = "innerHTML show:none";
  const next = new URL(xhr.responseURL || location.href);
  if (next.pathname + next.search !== shown) history.pushState({}, "", next);
  shown = address();
});

// Back over such a change: the page is asked for again. (htmx cares for the addresses it wrote itself.)
addEventListener("popstate", (event) => {
  if (!event.state?.htmx && address() !== shown) location.reload();
});
