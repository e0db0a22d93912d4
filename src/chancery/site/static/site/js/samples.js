// Picking a sample person fills in the sign-in form.
for (const one of document.querySelectorAll("[data-username]")) {
  one.addEventListener("click", () => {
    const form = document.querySelector("form");
    form.elements.username.value = one.dataset.username;
    form.elements.password.value = one.dataset.password;
    (one.dataset.password ? form.querySelector("button") : form.elements.password).focus();
  });
}
