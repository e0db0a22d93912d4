// Parts of a page that htmx fetches: when one fails, say so; nothing typed is lost.
function tell(text) {
  const toast = document.getElementById("toast-failed").content.cloneNode(true);
  toast.querySelector(".toast__text").textContent = text;
  document.getElementById("alerts").replaceChildren(toast);
}
const words = () => document.getElementById("toast-failed").dataset;

document.addEventListener("htmx:responseError", (event) => {
  const status = event.detail.xhr.status;
  if (status === 401 || status === 403) tell(words().denied);
  else tell(words().failed);
});
for (const name of ["htmx:sendError", "htmx:timeout"]) document.addEventListener(name, () => tell(words().offline));

// Good news leaves by itself, unless it is being read; anything else waits to be closed.
for (const toast of document.querySelectorAll(".toast[data-leaves]")) {
  const leave = () => {
    if (toast.matches(":hover, :focus-within")) setTimeout(leave, 2000);
    else toast.remove();
  };
  setTimeout(leave, 8000);
}
