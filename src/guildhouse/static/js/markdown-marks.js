// What the buttons of the toolbar do to a text, as pure functions: (text, start, end) in, {insert, from, to, select} out.

const AROUND = { bold: "**", italic: "*", code: "`" };
const BEFORE = { quote: () => "> ", list: () => "- ", ordered: (index) => `${index + 1}. ` };

function around(text, start, end, mark) {
  const size = mark.length;
  const chosen = text.slice(start, end);
  const already = text.slice(start - size, start) === mark && text.slice(end, end + size) === mark;
  if (already) return { insert: chosen, from: start - size, to: end + size, select: [start - size, end - size] };
  if (mark === "`" && chosen.includes("\n")) {
    return { insert: `\`\`\`\n${chosen}\n\`\`\``, from: start, to: end, select: [start + 4, end + 4] };
  }
  return { insert: mark + chosen + mark, from: start, to: end, select: [start + size, end + size] };
}

function before(text, start, end, prefix) {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const next = text.indexOf("\n", end);
  const to = next === -1 ? text.length : next;
  const lines = text.slice(from, to).split("\n");
  const marked = lines.every((line, index) => line.startsWith(prefix(index)));
  const changed = lines.map((line, index) => (marked ? line.slice(prefix(index).length) : prefix(index) + line));
  const insert = changed.join("\n");
  return { insert, from, to, select: lines.length > 1 ? [from, from + insert.length] : [from + insert.length, from + insert.length] };
}

function link(text, start, end) {
  const chosen = text.slice(start, end);
  const address = /^https?:\/\/\S+$/.test(chosen);
  const insert = address ? `[](${chosen})` : `[${chosen}](https://)`;
  const caret = address ? start + 1 : start + insert.length - 1;
  return { insert, from: start, to: end, select: chosen && !address ? [caret - 8, caret] : [caret, caret] };
}

export function change(mark, text, start, end) {
  if (mark in AROUND) return around(text, start, end, AROUND[mark]);
  if (mark in BEFORE) return before(text, start, end, BEFORE[mark]);
  return link(text, start, end);
}

// Through the browser's own editing, so that its Undo knows about it.
export function put(area, { insert, from, to, select }) {
  area.focus();
  area.setSelectionRange(from, to);
  const done = insert ? document.execCommand("insertText", false, insert) : document.execCommand("delete");
  if (!done) {
    area.setRangeText(insert, from, to, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
  area.setSelectionRange(...select);
}

export function quoted(text) {
  return text.trim().split("\n").map((line) => `> ${line}`.trimEnd()).join("\n");
}
