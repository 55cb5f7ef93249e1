// Reads the captcha aloud where this computer has a Vietnamese voice; elsewhere the button stays hidden.

const speech = window.speechSynthesis;
const vietnamese = () => speech?.getVoices().find((voice) => /^vi\b/i.test(voice.lang.replace("_", "-")));

function offer() {
  document.querySelectorAll("[data-captcha-say]").forEach((button) => { button.hidden = !vietnamese(); });
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-captcha-say]");
  if (!button) return;
  const words = new SpeechSynthesisUtterance(button.dataset.captchaSay);
  words.voice = vietnamese();
  words.lang = words.voice.lang;
  words.rate = 0.8;
  speech.cancel();
  speech.speak(words);
});

offer();
speech?.addEventListener?.("voiceschanged", offer);
