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

// [data-when="name=value&other=value"] shows only while these fields have these values
const when = document.querySelectorAll("[data-when]");
const chosen = (controls) => controls.find((c) => c.checked) ?? (["radio", "checkbox"].includes(controls[0].type) ? null : controls[0]);
function look(rule) {
  rule.hidden = [...new URLSearchParams(rule.dataset.when)].some(([name, value]) => {
    const controls = [...document.getElementsByName(name)];
    return controls.length > 0 && (chosen(controls)?.value ?? "") !== value;
  });
}
if (when.length) {
  const all = () => when.forEach(look);
  all(); document.addEventListener("change", all);
}
