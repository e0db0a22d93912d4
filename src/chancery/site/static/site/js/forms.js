// A form is sent once, and typed words aren't left by accident: <form data-guard>.
let typed = new Set();

document.addEventListener("submit", (event) => {
  const form = event.target;
  typed.delete(form);
  if (event.defaultPrevented || form.method !== "post" || form.hasAttribute("hx-post")) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "true";
  event.submitter?.setAttribute("aria-busy", "true");
});

// Coming back by the browser's button shows the page as it was left: sent. It may be sent again.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
  }
});

document.addEventListener("input", (event) => {
  const form = event.target.closest?.("form[data-guard]");
  if (form) typed.add(form);
});
window.addEventListener("beforeunload", (event) => {
  if ([...typed].some((form) => form.isConnected)) event.preventDefault();
});

// <select data-submit>: choosing sends the form. A button beside it serves those without scripts.
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-submit]")) event.target.form.requestSubmit();
});
