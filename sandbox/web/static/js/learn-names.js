// Finds one's name in the class list, typed with or without marks. The list works without it.

const plain = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase().replace(/\s+/g, " ").trim();
const box = document.getElementById("names-search");
const none = document.getElementById("names-none");
const rows = [...document.querySelectorAll("#names li")].map((row) => [row, plain(row.textContent)]);

function look() {
  const wanted = plain(box.value);
  let shown = 0;
  for (const [row, words] of rows) { row.hidden = !words.includes(wanted); shown += !row.hidden; }
  none.textContent = shown ? "" : none.dataset.words;
}

if (box) {
  box.parentElement.hidden = false;
  box.addEventListener("input", look);
  look();
}
