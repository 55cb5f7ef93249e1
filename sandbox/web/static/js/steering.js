// The panels that steer the lesson open apart from the board, which is replaced while somebody types.
// Without it they open in their place.

const panel = document.createElement("dialog");
panel.className = "steer-dialog";
document.body.append(panel);
let last = null;

const key = (control) => control?.closest("[data-steer], [data-part=hands]") && `${control.tagName} ${control.textContent.trim()}`;
const same = (wanted) => [...document.querySelectorAll("[data-steer] :is(button, summary), [data-part=hands] :is(a, button)")].find((one) => key(one) === wanted);

function open(details) {
  const head = document.createElement("h2");
  head.id = "dieu-khien"; head.textContent = details.dataset.panel;
  panel.setAttribute("aria-labelledby", head.id);
  const body = details.querySelector(".steer-panel").cloneNode(true);
  const close = document.createElement("button");
  Object.assign(close, { type: "button", className: "btn btn-sm btn-quiet steer-close", textContent: "Đóng" });
  close.addEventListener("click", () => panel.close());
  panel.replaceChildren(head, body, close);
  panel.showModal();
}

document.addEventListener("click", (event) => {
  const details = event.target.closest("summary")?.closest("[data-panel]");
  if (!details) return;
  event.preventDefault();
  open(details);
});
panel.addEventListener("click", (event) => { if (event.target === panel) panel.close(); });
panel.addEventListener("close", () => same(last)?.focus());

// the board replaces its parts: the keyboard stays on the button it was on
document.addEventListener("focusin", (event) => { if (!panel.contains(event.target)) last = key(event.target) || null; });
const board = document.getElementById("bang");
if (board) new MutationObserver(() => {
  if (last && !panel.open && document.activeElement === document.body) same(last)?.focus();
}).observe(board, { childList: true, subtree: true });
