// Dropping a file on a .drop, its name, and an early word when it is too large. The server decides anyway.
const size = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 });

const zoneOf = (target) => target.closest?.(".drop");

document.addEventListener("dragover", (event) => {
  const zone = zoneOf(event.target);
  if (!zone) return;
  event.preventDefault();
  zone.classList.add("drop--over");
});
document.addEventListener("dragleave", (event) => {
  const zone = zoneOf(event.target);
  if (zone && !zone.contains(event.relatedTarget)) zone.classList.remove("drop--over");
});
document.addEventListener("drop", (event) => {
  const zone = zoneOf(event.target);
  if (!zone) return;
  event.preventDefault();
  zone.classList.remove("drop--over");
  const input = zone.querySelector("input[type=file]");
  const given = new DataTransfer();
  for (const file of [...event.dataTransfer.files].slice(0, input.multiple ? undefined : 1)) given.items.add(file);
  input.files = given.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
});
document.addEventListener("change", (event) => {
  const zone = zoneOf(event.target);
  if (!zone || event.target.type !== "file") return;
  const files = [...event.target.files];
  const limit = Number(zone.dataset.limit) || Infinity;
  const large = files.find((file) => file.size > limit);
  event.target.setCustomValidity(large ? zone.dataset.tooLarge : "");
  zone.classList.toggle("drop--refused", Boolean(large));
  zone.querySelector(".drop__files").textContent = large
    ? `${large.name}: ${zone.dataset.tooLarge}`
    : files.map((file) => `${file.name} (${size.format(file.size / 1048576)} MB)`).join(", ");
});
