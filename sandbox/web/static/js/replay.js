// A journey step by step: keys ← →, the slider and “Chạy” fetch the page of a step and put it in place of this one.

let box = document.querySelector("[data-replay]");
let timer = 0, wanted = 0;

async function show(step) {
  const form = document.getElementById("di-toi");
  const address = `${form.getAttribute("action")}?buoc=${step}`;
  const mine = ++wanted;
  const answer = await fetch(address);
  if (!answer.ok || answer.redirected) { location.assign(address); return; }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const next = page.querySelector("[data-replay]");
  if (mine !== wanted || !next) return;
  const held = document.activeElement?.closest("[data-replay]") ? document.activeElement : null;
  const key = held?.dataset.key, slides = held?.id === "buoc", plays = held && "play" in held.dataset;
  box.replaceWith(next); box = next; prepare();
  history.replaceState(null, "", address);
  const again = key ? box.querySelector(`[data-key="${key}"]`) : slides ? box.querySelector("#buoc") : plays ? box.querySelector("[data-play]") : null;
  again?.focus({ preventScroll: true });
}

const button = (key) => box.querySelector(`[data-key="${key}"]`);

function play(on) {
  clearInterval(timer);
  timer = on ? setInterval(() => (button("ArrowRight").disabled ? play(false) : show(button("ArrowRight").value)), 1500) : 0;
  prepare();
}

function prepare() {
  const words = box.querySelector("[data-play-words]");
  words.dataset.go ??= words.textContent;
  words.textContent = timer ? words.dataset.stop : words.dataset.go;
  box.querySelector("[data-play]").hidden = false;
  box.querySelector("[data-slide-go]").hidden = true;
}

if (box) {
  prepare();
  document.addEventListener("submit", (event) => {
    if (!box.contains(event.target)) return;
    event.preventDefault();
    show(event.submitter?.value || box.querySelector("#buoc").value);
  });
  document.addEventListener("click", (event) => { if (event.target.closest("[data-play]")) play(!timer); });
  document.addEventListener("change", (event) => { if (event.target.id === "buoc") show(event.target.value); });
  document.addEventListener("input", (event) => {
    if (event.target.id === "buoc") box.querySelector("output").textContent = `${event.target.value}/${event.target.max}`;
  });
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.matches("input, textarea, select, [tabindex]")) return;
    const way = button(event.key);
    if (way && !way.disabled) { event.preventDefault(); show(way.value); }
  });
}
