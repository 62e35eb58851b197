// A link marked [data-dialog] shows what it leads to in a dialog over the page: the same form, fetched as a fragment.

let dialog;

function make() {
  dialog = document.createElement("dialog");
  dialog.className = "dialog";
  const body = document.createElement("div");
  body.className = "dialog-body";
  dialog.append(body);
  document.body.append(dialog);
  dialog.addEventListener("click", (event) => {
    const away = event.target === dialog || event.target.closest("[data-close]");
    if (!away) return;
    event.preventDefault();
    dialog.close();
  });
  return dialog;
}

async function show(link) {
  const answer = await fetch(link.href, { headers: { "HX-Request": "true" } });
  if (!answer.ok || answer.redirected) return location.assign(link.href);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const form = page.querySelector("form.confirm, [data-dialog-body]");
  if (!form) return location.assign(link.href);
  const { firstChild: body } = dialog ?? make();
  body.replaceChildren(document.adoptNode(form));
  const title = form.querySelector("h1, h2");
  if (title) dialog.setAttribute("aria-label", title.textContent);
  window.htmx?.process(body);
  dialog.showModal();
  // The kind answer has the focus: pressing Enter in passing must not end anything.
  (form.querySelector("input:not([type=hidden]), textarea, select") ?? form.querySelector("[data-close]"))?.focus();
  return undefined;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-dialog]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !window.HTMLDialogElement) return;
  event.preventDefault();
  show(link).catch(() => location.assign(link.href));
});
