// Asks every few seconds whether the teacher has done something (a pause, an announcement, more time, another day),
// or a message has come to the phone.
// What is new goes to its place on the page ([data-live]); everything typed stays where it is. A part that few pages ever
// have ([data-make]) gets its place when it first comes.

import { poll } from "./polling.js";

const PACE = { usual: 4000, hidden: 30000, slowest: 60000 }, CLOSED = "lesson-note";
const here = document.getElementById("nhip");

const held = () => document.querySelector("dialog.pause:modal");

// over a page with work on it the pause lies on top: nothing can be typed or sent until it goes
function show() {
  const pause = document.querySelector("dialog.pause");
  if (pause && "atWork" in here.dataset && !pause.matches(":modal")) { pause.close(); pause.showModal(); }
  const note = here.querySelector(".lesson-note");
  if (note && note.dataset.note === sessionStorage.getItem(CLOSED)) note.remove();
}

function made(part) {
  if (!("make" in part.dataset) || !part.children.length) return null;
  const place = Object.assign(document.createElement("div"), { className: "classroom", role: "status" });
  place.dataset.live = part.dataset.live;
  here.after(place);
  PACE.usual = 2000; // somebody sits beside
  import("./help.js");
  return place;
}

function take(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  for (const part of fresh.querySelectorAll("[data-live]")) {
    const place = document.querySelector(`body [data-live="${part.dataset.live}"]`) ?? document.getElementById(part.dataset.live) ?? made(part);
    if (!place || place.innerHTML.trim() === part.innerHTML.trim()) continue;
    held()?.close(); // gives the keyboard back to the field it was in
    const inside = place.contains(document.activeElement);
    place.replaceChildren(...part.childNodes);
    if (inside) place.querySelector("button")?.focus();
  }
  for (const part of fresh.querySelectorAll("[data-instead] > [id]")) document.getElementById(part.id)?.replaceWith(part);
  show();
  document.dispatchEvent(new Event("pulse"));
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
show();

// spread over the first seconds, as a whole class opens its pages at once
const ask = poll({
  address: here.dataset.poll, version: here.dataset.version, take, pace: PACE,
  first: Math.random() * (here.dataset.version ? PACE.usual : 300),
  gone: (status) => { if (status !== 404) location.replace("/vao-lop"); }, // 404: somebody else has signed in here
});
