// Small conveniences of every page; each page works without them.

const first = document.querySelector("[data-first-focus]");
if (first) first.focus();

const topmost = document.getElementById("topmost");
const measure = () => document.documentElement.style.setProperty("--topmost", `${topmost.offsetHeight}px`);
if (topmost) { measure(); new ResizeObserver(measure).observe(topmost); }

// a second click while the first is on its way does nothing
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) { event.preventDefault(); return; }
  if (form.method === "post" && !form.hasAttribute("hx-post")) {
    form.dataset.sent = "1";
    setTimeout(() => delete form.dataset.sent, 4000);
  }
});
// the next person at this computer finds nothing of this one
document.addEventListener("submit", (event) => { if (event.target.matches(".leave")) sessionStorage.clear(); });
addEventListener("pageshow", () => document.querySelectorAll("[data-sent]").forEach((form) => delete form.dataset.sent));

// the name of the chosen file, in our own words; [data-upload-send] sends it at once
document.addEventListener("change", (event) => {
  const box = event.target.type === "file" && event.target.closest("[data-upload]");
  if (!box) return;
  const names = [...event.target.files].map((file) => file.name).join(", ");
  box.querySelector("[data-upload-name]").textContent = names || "Chưa chọn tệp";
  if (names && "uploadSend" in box.dataset) event.target.form.requestSubmit();
});
document.querySelectorAll("[data-upload-send] .upload-send").forEach((button) => { button.hidden = true; });

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) print();
  const toast = event.target.closest("[data-close]");
  if (toast) toast.closest(toast.dataset.close).remove();
});

// an open menu closes when one looks elsewhere
const menus = (but) => document.querySelectorAll("nav details[open]").forEach((menu) => { if (menu !== but) menu.open = false; });
document.addEventListener("click", (event) => menus(event.target.closest("nav details")));
document.addEventListener("keydown", (event) => { if (event.key === "Escape") menus(); });

// [data-when="name=value"] shows only while that field has that value
const when = document.querySelectorAll("[data-when]");
function look(rule) {
  const [name, value] = rule.dataset.when.split("=");
  const controls = [...document.getElementsByName(name)];
  if (!controls.length) return;
  const chosen = controls.find((c) => c.checked) ?? (controls[0].type === "radio" || controls[0].type === "checkbox" ? null : controls[0]);
  rule.hidden = (chosen ? chosen.value : "") !== value;
}
if (when.length) {
  const all = () => when.forEach(look);
  all(); document.addEventListener("change", all);
}
