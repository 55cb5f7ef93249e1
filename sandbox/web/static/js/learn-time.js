// The minutes left of a limited attempt go on while a page stays open; the time of the end beside them is the server's.

let timer, words, end;

function begin() {
  timer = document.querySelector("[data-left]");
  words = timer?.querySelector("strong");
  end = performance.now() + Number(timer?.dataset.left) * 1000;
  tell();
}

function tell() {
  if (!words) return;
  const minutes = Math.floor((end - performance.now()) / 60000);
  const said = minutes >= 1 ? `còn ${minutes} phút` : minutes === 0 ? "còn dưới 1 phút" : "đã hết giờ";
  if (words.textContent !== said) words.textContent = said;
  if (minutes === 4 || minutes === 0) timer.setAttribute("aria-live", "polite"); else timer.removeAttribute("aria-live");
  timer.classList.toggle("practice-soon", minutes < 5);
}

begin();
setInterval(tell, 5000);
document.addEventListener("visibilitychange", tell);
document.addEventListener("pulse", () => { if (!timer?.isConnected) begin(); }); // the teacher gave more time
