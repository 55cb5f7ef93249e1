// The helper's page: the citizen's screen stays fresh; a line's button chooses it as the place to point at.
// What is typed, chosen and unfolded stays as it is.

import { poll } from "./polling.js";

const PACE = { usual: 1500, hidden: 8000, slowest: 15000 };
const beside = document.querySelector("[data-beside]");
const kind = document.getElementById("kind"), place = document.getElementById("points_to"), text = document.getElementById("text");
const KINDS = { field: "look_at_field", component: "look_at_paper", page: "next_step" };
const said = () => kind.selectedOptions[0].dataset.say;

function keep(here, fresh) {
  if (here.tagName === "SELECT") {
    const chosen = here.value;
    here.replaceChildren(...fresh.childNodes);
    here.value = chosen;
    if (here.selectedIndex < 0) here.value = "";
    return;
  }
  const unfolded = [...here.querySelectorAll("details")].map((one) => [one.dataset.step, one.open, one.querySelector(".support-here")]);
  const point = here.contains(document.activeElement) ? document.activeElement.dataset.point : null;
  const step = here.contains(document.activeElement) ? document.activeElement.closest("details")?.dataset.step : null;
  here.replaceChildren(...fresh.childNodes);
  for (const [name, open] of unfolded) {
    const same = here.querySelector(`details[data-step="${name}"]`);
    if (same && !same.open) same.open = open;
  }
  if (point) here.querySelector(`[data-point="${point}"]`)?.focus();
  else if (step) here.querySelector(`details[data-step="${step}"] summary`)?.focus();
}

function take(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  if (fresh.querySelector("[data-pair]").dataset.pair !== beside.dataset.pair) { location.reload(); return; }
  for (const part of fresh.querySelectorAll("[data-part]")) {
    const here = document.querySelector(`main [data-part="${part.dataset.part}"]`);
    if (here && here.innerHTML.trim() !== part.innerHTML.trim()) keep(here, part);
  }
}

document.addEventListener("click", (event) => {
  const point = event.target.closest("[data-point]")?.dataset.point;
  if (!point) return;
  place.value = point;
  const before = said();
  if (kind.value !== "explain") kind.value = KINDS[point.split(":")[0]];
  if (!text.value || text.value === before) text.value = said();
  text.focus();
});

let before = kind ? said() : "";
kind?.addEventListener("change", () => {
  if (!text.value || text.value === before) text.value = said();
  before = said();
  const points = kind.selectedOptions[0].dataset.points;
  if (points !== "any" && place.value.split(":")[0] !== points) place.value = "";
});

poll({ address: beside.dataset.beside, version: "", take, pace: PACE, gone: () => location.reload() });
