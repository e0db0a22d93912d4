// <button data-dialog="id"> opens the <dialog id="id">; <button data-close> closes what it stands in.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  if (opener) {
    document.getElementById(opener.dataset.dialog)?.showModal();
    return;
  }
  const closer = event.target.closest("[data-close]");
  if (closer) {
    const dialog = closer.closest("dialog");
    if (dialog) dialog.close();
    else closer.closest(".toast")?.remove();
    return;
  }
  // A click on the backdrop lands on the dialog itself; one that holds typed words stays open.
  if (event.target.matches?.("dialog[open]") && !event.target.querySelector("textarea, input:not([type=hidden])")) {
    const box = event.target.getBoundingClientRect();
    const inside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
    if (!inside) event.target.close();
  }
});

// What the server drew as open (a form that came back with an error) is opened as a dialog should be.
for (const dialog of document.querySelectorAll("dialog[data-open]")) dialog.showModal();
