// The panels that steer the lesson close when one looks elsewhere, and the keyboard stays on its button when the
// board replaces that. Without it they open and close all the same.

const panels = () => document.querySelectorAll("[data-steer] details[open]");
const buttons = () => [...document.querySelectorAll("[data-steer] :is(button, summary), [data-part=hands] :is(a, button)")];
const words = (control) => control.textContent.trim();
let last = null;

document.addEventListener("click", (event) => {
  for (const panel of panels()) if (!panel.contains(event.target)) panel.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const panel of panels()) { panel.open = false; panel.querySelector("summary").focus(); }
});
document.addEventListener("toggle", (event) => {
  if (event.target.matches("[data-steer] details[open]")) event.target.querySelector("input:not([type=hidden])")?.focus();
}, true);

setTimeout(() => document.querySelectorAll(".page > .notice").forEach((note) => note.remove()), 8000); // it lies over the board
document.addEventListener("focusin", (event) => {
  const control = event.target;
  last = buttons().includes(control) ? words(control) : null;
});
new MutationObserver(() => {
  if (last && document.activeElement === document.body) buttons().find((one) => words(one) === last)?.focus();
}).observe(document.getElementById("bang"), { childList: true, subtree: true });
