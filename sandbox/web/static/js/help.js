// A citizen is helped: the page tells the helper where it is, and shows where the newest advice points.
// Nothing that is typed is told. A closed piece of advice stays closed until another comes.

const CLOSED = "help-closed", PAUSE = 1000;
let told = "", timer = null;

const card = () => document.querySelector(".helped");
const advice = () => card()?.querySelector("[data-advice]");

function place(points) {
  const [kind, name] = points.split(":");
  if (kind === "component") return document.getElementById(`tp-${name}`);
  const control = kind === "field" ? document.getElementById(name) ?? document.querySelector(`.stage-main [name="${CSS.escape(name)}"]`) : null;
  return control?.closest(".field") ?? control;
}

function point() {
  const meant = advice() ? place(advice().dataset.points) : null;
  document.querySelectorAll(".pointed").forEach((one) => { if (one !== meant) one.classList.remove("pointed"); });
  meant?.classList.add("pointed");
}

async function tell() {
  const help = card();
  if (!help) return;
  const body = new FormData();
  body.set("page", location.pathname);
  body.set("field", document.activeElement?.closest(".stage-main form")?.contains(document.activeElement) ? document.activeElement.name ?? "" : "");
  body.set("seen", advice()?.dataset.advice ?? "0");
  const now = JSON.stringify([...body]);
  if (now === told) return;
  told = now;
  body.set("csrf_token", help.dataset.token);
  try { await fetch(help.dataset.help, { method: "POST", body, redirect: "manual" }); } catch { told = ""; }
}

function soon() { clearTimeout(timer); timer = setTimeout(tell, PAUSE); }

// what a closed card said lies in the sheet; the line that somebody looks on stays
function hide() {
  const said = advice();
  if (!said || said.dataset.advice !== sessionStorage.getItem(CLOSED)) return;
  said.nextElementSibling.remove();
  said.remove();
}

function look() {
  hide();
  point();
  if (card()) window.htmx?.process(card());
  tell();
}

document.addEventListener("click", (event) => {
  if (event.target.closest(".helped [data-close]")) {
    event.stopImmediatePropagation();
    sessionStorage.setItem(CLOSED, advice().dataset.advice);
    look();
    return;
  }
  const way = event.target.closest(".helped [data-go]"), meant = way && place(advice().dataset.points);
  if (!meant) return;
  event.preventDefault();
  meant.scrollIntoView({ block: "center" });
  (meant.querySelector("input:not([type=hidden]), select, textarea, button") ?? meant).focus({ preventScroll: true });
}, true);
document.addEventListener("focusin", soon);
document.addEventListener("pulse", look);
look();
