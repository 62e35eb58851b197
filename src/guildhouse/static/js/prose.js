// What members wrote, made fit for the keyboard and for listening: boxes that scroll can be reached, ticked items are named.

function tend(root) {
  for (const box of root.querySelectorAll(".prose pre, .prose table")) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
  for (const tick of root.querySelectorAll(".prose li input[type=checkbox]:not([aria-label])")) {
    tick.setAttribute("aria-label", tick.closest("li").textContent.trim().slice(0, 120));
  }
}

tend(document);
document.fonts?.ready.then(() => tend(document));
document.addEventListener("htmx:load", (event) => tend(event.target.parentNode ?? document));
addEventListener("resize", () => tend(document), { passive: true });
