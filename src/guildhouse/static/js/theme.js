// Light, dark, or as the system says: at once here, and kept with the member's settings by the server (data-url).

const ORDER = ["", "light", "dark"];
const root = document.documentElement;

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-theme-next]");
  if (!button) return;
  const theme = ORDER[(ORDER.indexOf(root.dataset.theme ?? "") + 1) % ORDER.length];
  if (theme) root.dataset.theme = theme;
  else delete root.dataset.theme;
  const form = document.getElementById("acts");
  if (!button.dataset.url || !form) return;
  const body = new URLSearchParams(new FormData(form));
  body.set("theme", theme);
  fetch(button.dataset.url, { method: "POST", body, headers: { "HX-Request": "true" } });
});
