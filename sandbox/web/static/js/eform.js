// Keeps the draft while it is being typed, and copies the applicant to the owner on request. Works without: every button saves too.

const EVERY = 3000, AGAIN = 5000;
const form = document.querySelector("form[data-autosave]");

function icon(name) {
  const from = document.querySelector(".icon use").getAttribute("href").split("#")[0];
  return `<svg class="icon" aria-hidden="true"><use href="${from}#${name}"></use></svg>`;
}

function autosave(note) {
  let timer = null, sending = null;

  const say = (state, mark, words) => { note.dataset.state = state; note.innerHTML = `${mark ? icon(mark) : ""} ${words}`; };
  const body = () => { const data = new FormData(form); data.set("intent", "autosave"); return data; };

  async function save() {
    timer = null; sending = new AbortController();
    try {
      const answer = await fetch(form.action || location.href, { method: "POST", body: body(), signal: sending.signal, redirect: "manual" });
      if (answer.status !== 204) throw new Error(answer.status);
      if (!timer) say("saved", "check-circle-fill", `Đã lưu lúc ${new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" })}`);
    } catch (error) {
      if (error.name === "AbortError") return;
      say("failed", "exclamation-triangle-fill", "Chưa lưu được, đang thử lại…");
      timer = setTimeout(save, AGAIN);
    }
    sending = null;
  }

  form.addEventListener("input", () => { timer ??= setTimeout(save, EVERY); });
  form.addEventListener("submit", () => { clearTimeout(timer); timer = null; sending?.abort(); });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && timer) { clearTimeout(timer); timer = null; navigator.sendBeacon(form.action || location.href, body()); }
  });
}

// the tick copies names and numbers; the address it leaves alone, as portals do
function copying() {
  const tick = form.querySelector('input[type="checkbox"][name$="_is_applicant"]');
  tick?.addEventListener("change", () => {
    if (!tick.checked) return;
    form.querySelectorAll("[data-same-as]").forEach((field) => { field.value = form.elements[field.dataset.sameAs]?.value ?? field.value; });
  });
}

if (form) { autosave(form.querySelector("[data-saved-note]")); copying(); }
