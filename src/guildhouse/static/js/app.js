// What every page loads; it works without any of this. Larger pieces come only when the page holds their element.
import "./acts.js";
import "./dialog.js";
import "./focus-keeper.js";
import "./keys.js";
import "./live.js";
import "./menu.js";
import "./prose.js";
import "./relative-time.js";
import "./theme.js";
import "./toast.js";

const loaders = {
  "member-card": () => import("./member-card.js"),
  "post-composer": () => import("./composer.js"),
  "[data-draft-url]": () => import("./draft-keeper.js"),
  "[data-completion-url], [data-people-url]": () => import("./mention-completion.js"),
  "[data-upload-url]": () => import("./upload.js"),
  "[data-reply]": () => import("./quote.js"),
  "[data-read-url]": () => import("./read-position.js"),
};

async function load(root) {
  for (const [selector, bring] of Object.entries(loaders)) {
    if (!root.matches?.(selector) && !root.querySelector(selector)) continue;
    const module = await bring();
    module.begin?.(root);
  }
}

// Modules run before the deferred DOMContentLoaded handlers of htmx, so its first "load" is heard as well.
let begun = false;
document.addEventListener("htmx:load", (event) => {
  if (event.target === document.body) begun = true;
  load(event.target);
});
addEventListener("load", () => begun || load(document.body));

// The palette is asked for seldom: its code comes with the first Ctrl/⌘ K or press on Search.
async function openPalette(event) {
  const palette = document.getElementById("palette");
  if (!palette) return;
  event.preventDefault();
  (await import("./command-palette.js")).open(palette);
}
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") openPalette(event);
});
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-palette]") && !event.ctrlKey && !event.metaKey) openPalette(event);
});
