// Raising a point: words marked in the text, or the plus beside a paragraph, fill in the form.
const form = document.querySelector("form[data-raise]");
const paper = document.querySelector("[data-points]");

function fill(paragraph, quote) {
  form.elements.paragraph.value = paragraph;
  form.elements.quote.value = quote;
}

document.addEventListener("selectionchange", () => {
  const chosen = document.getSelection();
  const quote = chosen.toString().trim();
  if (!quote || !paper.contains(chosen.anchorNode)) return;
  const of = (node) => (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("p[id^=p]");
  const paragraph = of(chosen.anchorNode);
  if (paragraph && paragraph === of(chosen.focusNode)) fill(paragraph.id.slice(1), quote);
});

paper.addEventListener("click", (event) => {
  const plus = event.target.closest("a[data-paragraph]");
  if (!plus) return;
  event.preventDefault();
  fill(plus.dataset.paragraph, "");
  form.elements.text.focus();
  form.scrollIntoView({ block: "nearest" });
});
