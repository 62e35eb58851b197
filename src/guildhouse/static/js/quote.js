// Reply: goes to the composer of this page with what was marked in the post as a quote; without a composer here, the link is followed.
import { put, quoted } from "./markdown-marks.js";

function chosenIn(post) {
  const selection = getSelection();
  const inside = selection.rangeCount && post?.contains(selection.getRangeAt(0).commonAncestorContainer);
  return inside ? selection.toString().trim() : "";
}

function remember(form, post) {
  let field = form.elements.reply_to;
  if (!field) {
    field = document.createElement("input");
    field.type = "hidden";
    field.name = "reply_to";
    form.append(field);
  }
  field.value = post?.id.replace("post-", "") ?? "";
}

function insert(area, words) {
  const at = area.selectionEnd;
  const before = area.value.slice(0, at);
  const gap = !before || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const text = `${gap}${words}\n\n`;
  put(area, { insert: text, from: at, to: at, select: [at + text.length, at + text.length] });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-reply]");
  const form = document.getElementById("reply");
  const area = form?.querySelector("post-composer textarea");
  if (!link || !area || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const post = link.closest("article");
  const words = chosenIn(post);
  remember(form, post);
  const author = post?.querySelector(".who")?.textContent;
  const state = form.querySelector("[data-draft-state]");
  if (author && state) state.textContent = `↳ ${author}`;
  form.scrollIntoView({ block: "nearest" });
  if (words) insert(area, quoted(words));
  else area.focus();
});
