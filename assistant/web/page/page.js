// A product's picture that cannot be had gives way to the letter behind it.
document.addEventListener("error", (event) => {
  if (event.target instanceof HTMLImageElement && event.target.closest(".fw-picture")) event.target.remove();
}, true);

// The newest turn is kept in view: to its end, but never past where it begins. Whoever scrolls away is left
// in peace until something new is said.
(() => {
  const BEGINS = ".user-row, .message-row:has(.fw-person, .fw-between)";
  let view = null, turns = 0, following = true, target = 0;
  const follow = () => {
    const rows = view.querySelectorAll(BEGINS);
    if (rows.length !== turns) {
      following = true;
      turns = rows.length;
    }
    const last = rows[rows.length - 1];
    if (!following || !last) return;
    const begins = last.getBoundingClientRect().top - view.getBoundingClientRect().top + view.scrollTop - 8;
    view.scrollTo({ top: Math.min(begins, view.scrollHeight - view.clientHeight), behavior: "instant" });
    target = view.scrollTop;
  };
  const leave = () => {
    if (Math.abs(view.scrollTop - target) > 4) following = false;
  };
  const attach = () => {
    const found = document.querySelector("#fw-chat .bubble-wrap");
    if (!found || found === view) return;
    view = found;
    turns = 0;
    view.addEventListener("scroll", leave, { passive: true });
    new MutationObserver(follow).observe(view, { childList: true, subtree: true, characterData: true });
    new ResizeObserver(follow).observe(view);
    view.addEventListener("load", follow, true);
    follow();
  };
  const begin = () => {
    new MutationObserver(attach).observe(document.body, { childList: true, subtree: true });
    attach();
  };
  if (document.body) begin();
  else document.addEventListener("DOMContentLoaded", begin);
})();
