// The choice of light, dark or the system's, kept in a cookie so that the server draws the page in it at once.
const ORDER = ["", "light", "dark"];

for (const button of document.querySelectorAll("[data-theme-toggle]")) {
  button.hidden = false;
  const name = button.querySelector("[data-theme-name]");
  const show = () => { name.textContent = button.dataset[document.documentElement.dataset.theme || "system"]; };
  show();
  button.addEventListener("click", () => {
    const root = document.documentElement;
    const next = ORDER[(ORDER.indexOf(root.dataset.theme || "") + 1) % ORDER.length];
    if (next) root.dataset.theme = next;
    else delete root.dataset.theme;
    document.cookie = `theme=${next}; path=/; max-age=${next ? 31536000 : 0}; samesite=lax`;
    show();
  });
}
