// One-key shortcuts: "/" to the search box, "?" to the list of them, and [data-key] on any link or button.
// They can be switched off in that list, for those who speak to their machine instead of typing.
const help = document.getElementById("keys");
const switchBox = document.getElementById("keys-on");
const off = () => localStorage.getItem("keys") === "off";

if (switchBox) {
  switchBox.checked = !off();
  switchBox.addEventListener("change", () => localStorage.setItem("keys", switchBox.checked ? "on" : "off"));
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || off()) return;
  if (event.target.closest("input, textarea, select, [contenteditable], dialog")) return;
  let target = null;
  if (event.key === "/") target = [...document.querySelectorAll("[data-find]")].find((box) => box.offsetParent);
  else if (event.key !== "?") target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (event.key === "?" && help) help.showModal();
  else if (target?.matches("input")) target.select();
  else if (target) target.click();
  else return;
  event.preventDefault();
});
