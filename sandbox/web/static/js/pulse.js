// Asks every few seconds whether the teacher has done something: a pause, an announcement, more time, another day.
// What is new goes to its place on the page ([data-live]); everything typed stays where it is.

const USUAL = 4000, HIDDEN = 30000, SLOWEST = 60000, CLOSED = "lesson-note";
const here = document.getElementById("nhip");
let version = here.dataset.version, failures = 0, timer = null, asking = false;

const held = () => document.querySelector("dialog.pause:modal");

// over a page with work on it the pause lies on top: nothing can be typed or sent until it goes
function show() {
  const pause = document.querySelector("dialog.pause");
  if (pause && "atWork" in here.dataset && !pause.matches(":modal")) { pause.close(); pause.showModal(); }
  const note = here.querySelector(".lesson-note");
  if (note && note.dataset.note === sessionStorage.getItem(CLOSED)) note.remove();
}

function take(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  for (const part of fresh.querySelectorAll("[data-live]")) {
    const place = document.querySelector(`body [data-live="${part.dataset.live}"]`);
    if (!place || place.innerHTML.trim() === part.innerHTML.trim()) continue;
    held()?.close(); // gives the keyboard back to the field it was in
    const inside = place.contains(document.activeElement);
    place.replaceChildren(...part.childNodes);
    if (inside) place.querySelector("button")?.focus();
  }
  version = fresh.querySelector("[data-version]").dataset.version;
  show();
  document.dispatchEvent(new Event("pulse"));
}

async function ask() {
  if (asking) return;
  asking = true; clearTimeout(timer);
  try {
    const address = new URL(here.dataset.poll, location.href);
    address.searchParams.set("lan", version);
    const answer = await fetch(address, { cache: "no-store", redirect: "manual", signal: AbortSignal.timeout(10000) });
    if (answer.type === "opaqueredirect") { location.replace("/vao-lop"); return; }
    if (answer.status === 404) return; // somebody else has signed in at this computer
    if (answer.status === 200) take(await answer.text()); else if (answer.status !== 204) throw new Error(answer.status);
    failures = 0;
  } catch { failures += 1; }
  asking = false;
  const pause = failures ? Math.min(USUAL * 2 ** failures, SLOWEST) : document.hidden ? HIDDEN : USUAL;
  timer = setTimeout(ask, pause * (0.85 + Math.random() * 0.3));
}

async function raise(form, button) {
  try {
    const body = new FormData(form, button);
    const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" });
    if (answer.status >= 400) location.reload();
  } catch { /* the button still says what it would do */ }
  delete form.dataset.sent;
  await ask();
}

document.addEventListener("submit", (event) => {
  if (held()) { event.preventDefault(); event.stopImmediatePropagation(); }
}, true);
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented || !event.target.matches("[data-hand]")) return;
  event.preventDefault();
  raise(event.target, event.submitter);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && held()) { event.preventDefault(); event.stopPropagation(); }
}, true);
document.addEventListener("click", (event) => {
  const note = event.target.closest(".lesson-note [data-close]")?.closest(".lesson-note");
  if (note) sessionStorage.setItem(CLOSED, note.dataset.note);
}, true);
document.addEventListener("visibilitychange", () => { if (!document.hidden) ask(); });
addEventListener("online", ask);
addEventListener("pageshow", (event) => { if (event.persisted) ask(); });
show();
timer = setTimeout(ask, version ? USUAL * Math.random() : 300 * Math.random());
