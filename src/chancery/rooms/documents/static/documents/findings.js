// The findings beside the text: jump to the passage, walk with n and p, sift, and tell how far an upload is.
const draft = () => document.getElementById("draft");
const shownFindings = () => [...document.querySelectorAll("#findings [data-finding-at]")].filter((one) => one.offsetParent);
let current = null;

function mark(at) {
  for (const one of document.querySelectorAll(".is-current")) one.classList.remove("is-current");
  const finding = document.getElementById(`f${at}`);
  if (!finding) return;
  current = at;
  finding.classList.add("is-current");
  const passages = [...document.querySelectorAll(`.paper [data-at~="${at}"]`)];
  for (const passage of passages) passage.classList.add("is-current");
  const place = passages[0] || document.getElementById(`p${finding.dataset.paragraph}`);
  if (!passages.length) place?.classList.add("is-current");
  return { finding, place };
}

const calm = matchMedia("(prefers-reduced-motion: reduce)");
function show(place, block) {
  place?.scrollIntoView({ block, behavior: calm.matches ? "instant" : "smooth" });
}

function step(by) {
  const all = shownFindings();
  if (!all.length) return;
  const at = all.findIndex((one) => one.dataset.findingAt === current);
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length];
  const { finding, place } = mark(next.dataset.findingAt);
  // On a phone the list stands below the text: there the finding is what one walks along.
  const beside = getComputedStyle(draft()).gridTemplateColumns.split(" ").length > 1;
  finding.focus({ preventScroll: true });
  if (beside) show(place, "center");
  show(finding, beside ? "nearest" : "center");
  const told = document.querySelector("[data-step-at]");
  if (told) told.textContent = `${all.indexOf(next) + 1}/${all.length}`;
}

document.addEventListener("click", (event) => {
  const jump = event.target.closest(".finding__jump");
  if (jump) {
    event.preventDefault();
    show(mark(jump.closest("[data-finding-at]").dataset.findingAt)?.place, "center");
    return;
  }
  const passage = event.target.closest(".paper [data-at]");
  if (passage && passage.dataset.at) {
    const at = passage.dataset.at.split(" ").find((one) => document.getElementById(`f${one}`)?.offsetParent);
    if (at) show(mark(at)?.finding, "nearest");
    return;
  }
  const stepper = event.target.closest("[data-step]");
  if (stepper) step(Number(stepper.dataset.step));
  const silencer = event.target.closest("[data-silence]");
  if (silencer) {
    const dialog = document.getElementById("silence");
    dialog.querySelector("[name=finding]").value = silencer.dataset.silence;
    dialog.querySelector("[data-silenced-words]").textContent = silencer.closest(".finding").querySelector(".finding__message").textContent;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || localStorage.getItem("keys") === "off") return;
  if (!draft() || event.target.closest("input, textarea, select, [contenteditable], dialog")) return;
  if (event.key === "n" || event.key === "p") {
    step(event.key === "n" ? 1 : -1);
    event.preventDefault();
  }
});

// Sifting: what is left out is told by one attribute of the list, so that two hundred findings hide at once.
const kept = () => JSON.parse(sessionStorage.getItem("sift") || "[]");
function sift() {
  const list = document.getElementById("findings");
  const boxes = [...document.querySelectorAll("[data-sift] input")];
  for (const box of boxes) box.checked = !kept().includes(box.name);
  if (list) list.dataset.without = boxes.filter((box) => !box.checked).map((box) => box.name).join(" ");
}
document.addEventListener("change", (event) => {
  if (!event.target.closest("[data-sift]")) return;
  const without = new Set(kept());
  if (event.target.checked) without.delete(event.target.name);
  else without.add(event.target.name);
  sessionStorage.setItem("sift", JSON.stringify([...without]));
  sift();
});
sift();

// Uploading: how far it is, then that the gate reads. What comes back takes the old draft's place.
document.addEventListener("htmx:xhr:progress", (event) => {
  const form = event.target.closest?.(".upload form");
  const { loaded, total } = event.detail;
  if (!form || !total) return;
  const bar = form.querySelector("progress");
  const state = form.querySelector(".upload__state");
  bar.hidden = false;
  bar.value = (100 * loaded) / total;
  state.textContent = loaded < total ? state.dataset.sending : state.dataset.appraising;
});
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target?.id === "draft") document.getElementById("silence")?.close();
});
document.addEventListener("htmx:afterSettle", () => {
  sift();
  const again = current && document.getElementById(`f${current}`);
  if (!again) current = null;
});
