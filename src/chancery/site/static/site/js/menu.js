// The navigation as a drawer on small screens; menus that close when one looks elsewhere.
const root = document.documentElement;
const toggle = document.querySelector("[data-nav-toggle]");
const nav = document.getElementById("nav");

function drawer(open) {
  if (open) root.dataset.nav = "open";
  else delete root.dataset.nav;
  toggle.setAttribute("aria-expanded", String(open));
  for (const outside of document.querySelectorAll(".main, .footer")) outside.inert = open;
  if (open) nav.querySelector("a")?.focus();
}

if (toggle && nav) {
  toggle.addEventListener("click", () => drawer(root.dataset.nav !== "open"));
  for (const closer of document.querySelectorAll(".curtain, [data-nav-close]")) {
    closer.addEventListener("click", () => {
      drawer(false);
      toggle.focus();
    });
  }
  // A drawer left open must not lock the page when the window grows.
  matchMedia("(min-width: 64rem)").addEventListener("change", () => drawer(false));
}

const openMenus = () => document.querySelectorAll("details.menu[open]");

document.addEventListener("click", (event) => {
  for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("focusin", (event) => {
  for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of openMenus()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
  if (toggle && root.dataset.nav === "open") {
    drawer(false);
    toggle.focus();
  }
});
