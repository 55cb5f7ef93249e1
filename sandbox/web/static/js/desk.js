// A paper opens large beside the e-form; without this it opens in a tab of its own.

const WORDS = { before: "Tờ trước", after: "Tờ sau", larger: "Phóng to", smaller: "Vừa khung", close: "Đóng" };
const papers = [...document.querySelectorAll("[data-large]")];
let viewer = null, at = 0;

function button(words, does) {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", className: "btn btn-sm btn-outline", textContent: words });
  made.addEventListener("click", does);
  return made;
}

function make() {
  viewer = document.createElement("dialog");
  viewer.className = "desk-viewer";
  viewer.setAttribute("aria-labelledby", "to-dang-xem");
  const head = document.createElement("div"), page = document.createElement("div");
  head.className = "desk-viewer-head"; page.className = "desk-viewer-page"; page.tabIndex = 0;
  page.setAttribute("role", "region"); page.setAttribute("aria-label", "Hình giấy tờ");
  const title = document.createElement("h2");
  title.id = "to-dang-xem";
  const size = button(WORDS.larger, () => {
    size.textContent = viewer.classList.toggle("desk-viewer-large") ? WORDS.smaller : WORDS.larger;
  });
  const step = (by) => () => show((at + by + papers.length) % papers.length);
  head.append(title, ...(papers.length > 1 ? [button(WORDS.before, step(-1)), button(WORDS.after, step(1))] : []), size, button(WORDS.close, close));
  page.append(document.createElement("img"));
  viewer.append(head, page);
  document.querySelector(".desk").append(viewer);
}

function show(place) {
  if (!viewer) make();
  at = place;
  const paper = papers[at];
  viewer.querySelector("h2").textContent = paper.dataset.large;
  Object.assign(viewer.querySelector("img"), { src: paper.href, alt: `Giấy tờ: ${paper.dataset.large}` });
  viewer.querySelector(".desk-viewer-page").scrollTo(0, 0);
  if (!viewer.open) viewer.show();
}

function close() {
  viewer.close();
  papers[at].focus();
}

papers.forEach((paper, place) => paper.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  show(place);
  viewer.querySelector(".desk-viewer-page").focus();
}));
document.addEventListener("keydown", (event) => { if (event.key === "Escape" && viewer?.open) close(); });
