// The side sheet: a link with hx-get, under hx-target="#sheet", fills it; [data-sheet-close] or Escape closes it.
// The same link without JavaScript opens the same words as a page. The open sheet stays open on the next page,
// but not on a narrow screen, where it would cover what the page is about.

const sheet = document.getElementById("sheet");
const narrow = matchMedia("(max-width: 63.99rem)");
const KEPT = "sheet", TOLD = "phone-note";
let opener = null, here = null;

const TAB = '[hx-get][hx-target="#sheet"], [hx-target="#sheet"] [hx-get]';
const tabs = () => document.querySelectorAll(TAB);
const known = (path) => [...tabs()].some((tab) => tab.getAttribute("hx-get") === path);

function mark(path) {
  here = path;
  tabs().forEach((tab) => tab.setAttribute("aria-expanded", String(tab.getAttribute("hx-get") === path)));
  if (path && !narrow.matches) sessionStorage.setItem(KEPT, path); else sessionStorage.removeItem(KEPT);
}

function close({ focus = true } = {}) {
  sheet.hidden = true; sheet.replaceChildren(); mark(null);
  if (focus && opener?.isConnected) opener.focus();
}

function toggle(event) {
  const tab = event.target.closest(TAB);
  if (!tab || tab.getAttribute("aria-expanded") !== "true") { opener = tab || opener; return; }
  event.preventDefault(); event.stopImmediatePropagation(); opener = tab;
  if (tab.matches(".tour-go")) sheet.focus(); else close(); // the tour leads there, and never away
}

// on a narrow screen the field in use comes first
function makeRoom(event) {
  if (sheet.hidden || !narrow.matches || !event.target.matches(".stage-main :is(input, select, textarea)")) return;
  close({ focus: false });
  event.target.scrollIntoView({ block: "nearest", behavior: "instant" });
}

// the notice of a new message, once closed, stays away until another message comes
function notice() {
  const note = document.querySelector(".phone-note");
  if (note?.dataset.note === sessionStorage.getItem(TOLD)) note?.remove();
  note?.querySelector("[data-close]").addEventListener("click", () => sessionStorage.setItem(TOLD, note.dataset.note));
}

if (sheet) {
  document.addEventListener("click", toggle, true);
  document.addEventListener("click", (event) => { if (event.target.closest("[data-sheet-close]")) close(); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && !sheet.hidden) close(); });
  document.addEventListener("focusin", makeRoom);
  document.body.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target !== sheet) return;
    const path = event.detail.pathInfo.requestPath;
    sheet.hidden = false; mark(known(path) ? path : here);
    if (opener) sheet.focus({ preventScroll: true });
  });
  document.body.addEventListener("htmx:responseError", (event) => { if (event.detail.target === sheet) close(); });
  const kept = sessionStorage.getItem(KEPT);
  mark(null);
  document.addEventListener("pulse", () => { notice(); htmx.process(document.getElementById("phone-note") ?? sheet); });
  if (kept && !narrow.matches && known(kept)) htmx.ajax("GET", kept, { target: "#sheet" });
  notice();
}
