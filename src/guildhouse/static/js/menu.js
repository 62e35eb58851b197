// Menus are <details>; script closes them when one looks elsewhere, moves with the arrows, and fetches those behind [data-menu] links.

const openMenus = () => document.querySelectorAll("details.menu[open]");
const places = (menu) => [...menu.querySelectorAll(".menu-list a, .menu-list button")];

function close(menu, giveFocus) {
  menu.open = false;
  if (giveFocus) menu.querySelector("summary").focus();
}

document.addEventListener("click", (event) => {
  for (const menu of openMenus()) {
    const inside = menu.contains(event.target);
    if (!inside || event.target.closest(".menu-list a, .menu-list button")) close(menu, false);
  }
});

// A list opens towards the side and the height where there is room for it.
function settle(menu) {
  const list = menu.querySelector(".menu-list");
  if (!list) return;
  const { left, right, bottom } = list.getBoundingClientRect();
  if (left < 0 || right > innerWidth) menu.classList.toggle("menu-start");
  const bar = document.querySelector(".bar")?.offsetHeight ?? 0;
  if (bottom > innerHeight - bar) menu.classList.add("menu-up");
}

document.addEventListener("toggle", (event) => {
  if (!event.target.matches?.("details.menu") || !event.target.open) return;
  for (const menu of openMenus()) if (menu !== event.target) close(menu, false);
  settle(event.target);
}, true);

document.addEventListener("keydown", (event) => {
  const menu = event.target.closest?.("details.menu[open]");
  if (!menu) return;
  if (event.key === "Escape") {
    event.stopPropagation();
    close(menu, true);
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const all = places(menu);
    const step = event.key === "ArrowDown" ? 1 : -1;
    const here = all.indexOf(document.activeElement);
    all.at((here === -1 && step === -1 ? 0 : here) + step - (here + step >= all.length ? all.length : 0))?.focus();
  } else if (event.key === "Tab" && !event.shiftKey && document.activeElement === places(menu).at(-1)) {
    close(menu, false);
  }
});

async function unfold(link) {
  const menu = document.createElement("details");
  menu.className = "menu";
  const summary = document.createElement("summary");
  summary.append(...link.cloneNode(true).childNodes);
  menu.append(summary);
  const answer = await fetch(link.href, { headers: { "HX-Request": "true" } });
  if (!answer.ok || answer.redirected) return location.assign(link.href);
  const list = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".menu-list");
  if (!list) return location.assign(link.href);
  menu.append(list);
  link.replaceWith(menu);
  window.htmx?.process(menu);
  menu.open = true;
  places(menu)[0]?.focus();
  return undefined;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-menu]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  unfold(link).catch(() => location.assign(link.href));
});
