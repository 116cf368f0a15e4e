// The page reads from right to left where the browser's language does.
if (/^(ar|fa|he|ur)\b/i.test(navigator.language)) document.documentElement.dir = "rtl";

// A product's picture that cannot be had gives way to the letter behind it.
document.addEventListener("error", (event) => {
  if (event.target instanceof HTMLImageElement && event.target.closest(".fw-picture")) event.target.remove();
}, true);

// "Not this" on a card is said as if it had been typed, unless something else is being answered just now.
document.addEventListener("click", (event) => {
  const words = event.target instanceof Element && event.target.closest(".fw-not")?.dataset.say;
  const box = document.querySelector("#fw-box textarea"), send = document.querySelector("#fw-send");
  if (!words || !box || !send || send.disabled || !send.offsetParent || box.value.trim()) return;
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(box, words);
  box.dispatchEvent(new Event("input", { bubbles: true }));
  setTimeout(() => send.click(), 50); // once the page has heard of the words
});

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
