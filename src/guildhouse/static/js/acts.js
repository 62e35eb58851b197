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
    .finally(() => button.removeAttribute("aria-disabled"));
});

// Where the answer is a whole page (the view sent the person on), it takes the place of this one and the address says so.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr, requestConfig } = event.detail;
  if (!/^\s*<!doctype html/i.test(xhr.responseText)) return;
  event.detail.target = document.body;
  event.detail.swapOverride = "innerHTML show:none";
  const kind = requestConfig.verb === "get" && xhr.responseURL === location.href ? "replaceState" : "pushState";
  if (xhr.responseURL) history[kind]({}, "", xhr.responseURL);
});
addEventListener("popstate", (event) => event.state?.htmx || location.reload());
