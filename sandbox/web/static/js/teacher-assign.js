// Giving exercises: find one while typing, arrange the steps of a sequence, say chosen times in Vietnamese.

const plain = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();

// Browsers show dates their own way, some with the month first
const words = new Intl.DateTimeFormat(document.documentElement.lang === "en" ? "en-GB" : "vi-VN", { weekday: "long", day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit" });
document.querySelectorAll('input[type="datetime-local"]').forEach((control) => {
  const line = document.createElement("p");
  line.className = "chosen-time"; line.setAttribute("aria-live", "polite");
  const say = () => { line.textContent = control.value ? words.format(new Date(control.value)) : ""; };
  control.after(line); control.addEventListener("input", say); say();
});

function findLive(box) {
  const [typed, grade, topic] = ["tim", "khoi", "chu-de"].map((id) => document.getElementById(id));
  const count = document.getElementById("so-bai");
  document.querySelector("[data-find]").hidden = true;
  document.getElementById("tim-bai").addEventListener("submit", (event) => event.preventDefault());
  const fits = (row, wanted) =>
    (!grade.value || row.dataset.grades.split(" ").includes(grade.value)) && (!topic.value || row.dataset.topic === topic.value)
    && wanted.every((word) => row.dataset.said.includes(word));
  const filter = () => {
    const wanted = plain(typed.value).split(/\s+/);
    let shown = 0;
    box.querySelectorAll("[data-topic-part]").forEach((part) => {
      const rows = [...part.querySelectorAll("[data-said]")];
      rows.forEach((row) => { row.hidden = !fits(row, wanted); });
      const left = rows.filter((row) => !row.hidden).length;
      part.hidden = !left; shown += left;
    });
    const narrowed = typed.value || grade.value || topic.value;
    count.textContent = narrowed ? count.dataset.words.replace("#", shown) : "";
  };
  [typed, grade, topic].forEach((control) => control.addEventListener("input", filter));
}

function arrange(list) {
  const rows = [...list.querySelectorAll(".sequence-step")];
  const of = (row) => row.querySelector("select");
  const more = document.getElementById("them-buoc");
  let open = Math.max(3, rows.findLastIndex((row) => of(row).value) + 1);
  const show = () => {
    rows.forEach((row, index) => { row.hidden = index >= open; });
    more.hidden = open >= rows.length;
  };
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-move]");
    if (!button) return;
    const from = rows.indexOf(button.closest(".sequence-step")), to = from + Number(button.dataset.move);
    if (to < 0 || to >= open) return;
    [of(rows[from]).value, of(rows[to]).value] = [of(rows[to]).value, of(rows[from]).value];
    of(rows[to]).focus();
  });
  list.querySelectorAll("[data-moves]").forEach((buttons) => { buttons.hidden = false; });
  more.addEventListener("click", () => { open += 1; show(); of(rows[open - 1]).focus(); });
  show();
}

const box = document.getElementById("cac-bai");
if (box) findLive(box);
const list = document.getElementById("cac-buoc");
if (list) arrange(list);
