// The side sheet: a link with hx-get and hx-target="#sheet" fills it; [data-sheet-close] or Escape closes it.
// The same link without JavaScript opens the same words as a page. The open sheet stays open on the next page.

const sheet = document.getElementById("sheet");
const KEPT = "sheet";
let opener = null;

const tabs = () => document.querySelectorAll('[hx-target="#sheet"]');
const mark = (path) => tabs().forEach((tab) => tab.setAttribute("aria-expanded", String(tab.getAttribute("hx-get") === path)));

function close() {
  sheet.hidden = true; sheet.replaceChildren(); sessionStorage.removeItem(KEPT); mark(null);
  if (opener && opener.isConnected) opener.focus();
}

function toggle(event) {
  const tab = event.target.closest('[hx-target="#sheet"]');
  if (!tab || tab.getAttribute("aria-expanded") !== "true") { opener = tab || opener; return; }
  event.preventDefault(); event.stopImmediatePropagation(); opener = tab; close();
}

if (sheet) {
  document.addEventListener("click", toggle, true);
  document.addEventListener("click", (event) => { if (event.target.closest("[data-sheet-close]")) close(); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && !sheet.hidden) close(); });
  document.addEventListener("submit", (event) => { if (event.target.closest(".leave, .practice-leave")) sessionStorage.removeItem(KEPT); });
  document.body.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target !== sheet) return;
    const path = event.detail.pathInfo.requestPath;
    const asked = [...tabs()].some((tab) => tab.getAttribute("hx-get") === path);
    sheet.hidden = false; mark(asked ? path : sessionStorage.getItem(KEPT));
    if (asked) sessionStorage.setItem(KEPT, path);
    if (opener) sheet.focus({ preventScroll: true });
  });
  document.body.addEventListener("htmx:responseError", (event) => { if (event.detail.target === sheet) close(); });
  mark(null);
  const kept = sessionStorage.getItem(KEPT);
  if (kept && [...tabs()].some((tab) => tab.getAttribute("hx-get") === kept)) htmx.ajax("GET", kept, { target: "#sheet" });
}
