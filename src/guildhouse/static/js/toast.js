// Toasts leave by themselves, later when they offer something, and never while someone is at them.

const SHORT = 6_000, LONG = 12_000;

function leave(toast) {
  toast.classList.add("is-leaving");
  setTimeout(() => toast.remove(), 240);
}

function watch(toast) {
  if (toast.dataset.watched !== undefined) return;
  toast.dataset.watched = "";
  const offers = toast.querySelector("a, button:not([data-close])");
  let timer;
  const stay = () => clearTimeout(timer);
  const wait = () => {
    stay();
    timer = setTimeout(() => leave(toast), offers ? LONG : SHORT);
  };
  toast.addEventListener("pointerenter", stay);
  toast.addEventListener("pointerleave", wait);
  toast.addEventListener("focusin", stay);
  toast.addEventListener("focusout", wait);
  toast.querySelector("[data-close]")?.addEventListener("click", () => leave(toast));
  wait();
}

// What someone pressed could not reach the house: say so; what was typed stays in its form. Parts that refresh themselves stay quiet.
document.addEventListener("htmx:sendError", ({ detail: { requestConfig } }) => {
  const place = document.getElementById("toasts");
  if (!place?.dataset.offline || requestConfig.triggeringEvent?.type.startsWith("live:")) return;
  const toast = Object.assign(document.createElement("div"), { className: "toast" });
  toast.append(Object.assign(document.createElement("span"), { textContent: place.dataset.offline }));
  place.append(toast);
  watch(toast);
});

const watchAll = () => document.querySelectorAll("#toasts .toast").forEach(watch);
watchAll();
for (const name of ["htmx:load", "htmx:oobAfterSwap"]) document.addEventListener(name, watchAll);
