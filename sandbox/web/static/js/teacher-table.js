// Tables marked data-sortable: headings with data-sort sort, a [data-filter] box filters by any word.
// Several tables in one box are one list: rows flow from the first to the last.

const order = new Map();
const text = (cell) => (cell.dataset.value ?? cell.textContent).trim();
const number = (words) => (/^-?\d+([.,]\d+)?$/.test(words) ? Number(words.replace(",", ".")) : null);
const plain = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();

function compare(one, other) {
  if (!one || !other) return one ? -1 : other ? 1 : 0;
  const [a, b] = [number(one), number(other)];
  return a !== null && b !== null ? a - b : one.localeCompare(other, "vi");
}

function sortRows(box) {
  const wanted = order.get(box.id);
  if (!wanted) return;
  const bodies = [...box.querySelectorAll("tbody")];
  const sizes = bodies.map((body) => body.rows.length);
  const rows = bodies.flatMap((body) => [...body.rows]);
  const key = (row) => text(row.cells[wanted.column]);
  // what is empty stays last either way
  rows.sort((a, b) => (key(a) && key(b) ? wanted.direction : 1) * compare(key(a), key(b)));
  bodies.forEach((body, index) => body.append(...rows.splice(0, sizes[index])));
  box.querySelectorAll("th[data-sort]").forEach((heading) => {
    const mine = heading.cellIndex === wanted.column;
    heading.setAttribute("aria-sort", mine ? (wanted.direction > 0 ? "ascending" : "descending") : "none");
  });
}

function addButtons(box) {
  box.querySelectorAll("th[data-sort]").forEach((heading) => {
    if (heading.querySelector("button")) return;
    const button = document.createElement("button");
    button.type = "button"; button.className = "sort"; button.append(...heading.childNodes);
    heading.append(button);
  });
}

function filterRows(filter) {
  const box = document.getElementById(filter.dataset.filter);
  const wanted = plain(filter.querySelector("input").value).split(/\s+/);
  box?.querySelectorAll("tbody tr").forEach((row) => {
    const words = plain(row.textContent);
    row.hidden = !wanted.every((word) => words.includes(word));
  });
}

export function refresh() {
  document.querySelectorAll("[data-sortable]").forEach((box) => { addButtons(box); sortRows(box); });
  document.querySelectorAll("[data-filter]").forEach((filter) => { filter.hidden = false; filterRows(filter); });
}

document.addEventListener("click", (event) => {
  const heading = event.target.closest("th[data-sort]");
  if (!heading) return;
  const box = heading.closest("[data-sortable]");
  const before = order.get(box.id);
  const turned = before?.column === heading.cellIndex ? -before.direction : 1;
  order.set(box.id, { column: heading.cellIndex, direction: turned });
  sortRows(box);
});
document.addEventListener("input", (event) => {
  const filter = event.target.closest("[data-filter]");
  if (filter) filterRows(filter);
});
refresh();
