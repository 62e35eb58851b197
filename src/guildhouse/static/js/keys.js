// Keys for those who like them: ? lists them, j and k walk, r replies, / searches, g and a letter goes. Never while one types.

const OFF = "keys-off";
let waiting = 0;

// Single keys can get in the way of speech input and of slips: they can be switched off in their own list, in this browser.
const off = () => localStorage.getItem(OFF) === "yes";
if (/Mac|iP/.test(navigator.platform)) for (const key of document.querySelectorAll("[data-mac]")) key.textContent = key.dataset.mac;

const typing = (element) => element.closest?.("input, textarea, select, [contenteditable], dialog[open]");
const rows = () => [...document.querySelectorAll(".post, .topic")];

function walk(step) {
  const all = rows();
  if (!all.length) return;
  const current = all.findIndex((row) => row.classList.contains("is-keyed"));
  const start = all.findIndex((row) => row.getBoundingClientRect().bottom > 80);
  const next = all[current === -1 ? Math.max(start, 0) : Math.min(Math.max(current + step, 0), all.length - 1)];
  all[current]?.classList.remove("is-keyed");
  next.classList.add("is-keyed");
  const place = next.querySelector(".topic-title a") ?? next;
  if (place === next) next.tabIndex = -1;
  place.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

function reply() {
  const here = document.querySelector(".post.is-keyed [data-reply]") ?? document.querySelector("#reply textarea");
  if (here?.matches("textarea")) here.focus();
  else here?.click();
}

// Each room answers to the first free letter of its own name, in whatever language the page speaks.
export function letters() {
  const found = new Map();
  for (const link of document.querySelectorAll(".rail nav a[href]")) {
    const name = link.querySelector("span")?.textContent.trim() ?? "";
    const letter = [...name.toLocaleLowerCase()].find((one) => /\p{L}/u.test(one) && !found.has(one));
    if (letter) found.set(letter, { name, href: link.href });
  }
  return found;
}

function list() {
  const dialog = document.getElementById("keys");
  if (!dialog) return;
  const rooms = dialog.querySelector("[data-rooms]");
  rooms.replaceChildren();
  for (const [letter, { name }] of letters()) {
    const keys = document.createElement("dt");
    for (const one of ["g", letter]) keys.append(Object.assign(document.createElement("kbd"), { textContent: one }), " ");
    rooms.append(keys, Object.assign(document.createElement("dd"), { textContent: name }));
  }
  dialog.querySelector("[data-keys-on]").checked = !off();
  dialog.showModal();
}

const acts = {
  "?": list,
  "/": () => document.querySelector("[data-palette]")?.click(),
  j: () => walk(1),
  k: () => walk(-1),
  r: reply,
  g: () => { waiting = Date.now() + 1500; },
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || off() || typing(event.target)) return;
  const going = waiting > Date.now();
  waiting = 0;
  const room = going && letters().get(event.key.toLocaleLowerCase());
  if (room) {
    event.preventDefault();
    location.assign(room.href);
  } else if (Object.hasOwn(acts, event.key)) {
    event.preventDefault();
    acts[event.key]();
  }
});

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-keys-on]")) localStorage.setItem(OFF, event.target.checked ? "no" : "yes");
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-keys]")) list();
  const open = event.target.closest("dialog[open]");
  if (open && (event.target === open || event.target.closest("[data-close]"))) open.close();
});
