// A product's picture that cannot be had gives way to the letter behind it.
document.addEventListener("error", (event) => {
  if (event.target instanceof HTMLImageElement && event.target.closest(".fw-picture")) event.target.remove();
}, true);
