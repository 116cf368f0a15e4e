/*! Floorwalker's widget: a shop's assistant on any page. Apache-2.0. How to use it: docs/widget.md.
 *
 * One file, no build step. In order: words, small tools, looks, talking to the server, the element,
 * the JavaScript API. What comes from the server, the shop or the page is only ever put in as text;
 * addresses are followed to http and https alone. Nothing is asked of the server until it is opened.
 */
(() => {
"use strict";

const TAG = "floorwalker-chat";
const running = document.currentScript; // or a picture of that name
const script = running instanceof HTMLScriptElement ? running : document.querySelector("script[src*='/widget.js']");
if (customElements.get(TAG)) {
  dispatchEvent(new CustomEvent("floorwalker-tag", { detail: script })); // one more, of another shop or key
  return;
}

// ---- words -----------------------------------------------------------------------------------

const ENGLISH = {
  title: "Shop assistant",
  subtitle: "Automated assistant",
  greeting: "Hello! What are you looking for?",
  about: "Answers come from an automated assistant.",
  privacy: "Privacy",
  placeholder: "Ask about a product or an order",
  send: "Send",
  photo: "Photo",
  stop: "Stop",
  close: "Close",
  menu: "More",
  cart: "Cart",
  back: "Back",
  fresh: "New conversation",
  saveText: "Download as text",
  saveData: "Download as data (JSON)",
  erase: "Delete my conversation",
  eraseYes: "Delete it",
  eraseNo: "Keep it",
  erased: "Your conversation is deleted.",
  eraseAsk: "Delete this conversation for good? Its messages, ratings and cart are erased from the shop's server too.",
  understanding: "Reading your message …",
  looking: "Looking through the shop …",
  writing: "Writing …",
  loading: "One moment …",
  you: "You",
  assistant: "Assistant",
  staff: "The shop",
  log: "Conversation",
  message: "Your message",
  starters: "You could ask",
  replies: "Quick replies",
  products: "Products",
  number: "Number {n}",
  earlier: "Earlier products",
  later: "More products",
  add: "Add to cart",
  notThis: "Not this",
  noPrice: "Price on request",
  inStock: "In stock",
  outOfStock: "Out of stock",
  stockOn: "In stock on {date}",
  rated: "Rated {n} out of 5",
  newTab: "opens a new tab",
  compared: "What tells them apart",
  better: "better",
  bestFor: "Best for",
  unsaid: "not stated",
  sources: "Where this comes from",
  openPage: "Open the page",
  cartEmpty: "Nothing in it yet.",
  total: "Total",
  each: "each",
  checkout: "Go to checkout",
  remove: "Remove",
  good: "Helpful",
  bad: "Not helpful",
  goodAsk: "What was good about it?",
  badAsk: "What went wrong?",
  comment: "Anything to add?",
  rate: "Send feedback",
  skip: "Skip",
  rated1: "Thanks, your rating is saved.",
  rated2: "Thanks, that helps.",
  waiting: "Waiting for a colleague",
  here: "{name} is here",
  joined: "{name} has joined the conversation.",
  left: "{name} has left. The assistant answers again.",
  closed: "This matter is closed. The assistant answers again.",
  order: "Order {id}: {action}, {result}.",
  unread: "{n} new",
  lost: "The connection was lost. Trying again …",
  offline: "You are offline. This goes on when you are back.",
  busy: "Another message is still being answered. One moment …",
  crowded: "Many customers are being served just now. Trying again …",
  failed: "That did not work.",
  refused: "The assistant cannot be used from this page.",
  tooLong: "That is too long to send.",
  retry: "Try again",
  gone: "The earlier conversation has ended. This is a new one.",
  stopped: "Stopped.",
  addWords: "Add the {name} to my cart",
  notWords: "Not the {name}, something else",
  removeWords: "Remove the {name} from my cart",
  moreWords: "Tell me more about the {name}",
  reasonsUp: ["Right products", "Clear answer", "Quick"],
  reasonsDown: ["Wrong products", "Not true", "Did not answer me", "Too long", "Unfriendly"], // the shop reads these, in every language
};
/** The word on the launcher; the rest of these languages comes from the server when it is opened. */
const LAUNCHERS = {
  en: "Ask us",
  de: "Fragen",
  es: "Pregúntanos",
  fr: "Question ?",
  pt: "Pergunte",
  zh: "咨询",
  ar: "اسألنا",
  it: "Chiedi",
  ja: "質問",
  ko: "문의하기",
  nl: "Vraag",
  pl: "Zapytaj",
  ru: "Спросить",
  th: "สอบถาม",
  tr: "Sorun",
  "zh-Hant": "諮詢",
};
const RIGHT_TO_LEFT = /^(ar|dv|fa|he|ku|ps|sd|ug|ur|yi)\b/i;
const spoken = new Map(); // what has come of them, by address

// ---- small tools -----------------------------------------------------------------------------

/** An element; children that are strings become text. Never HTML. */
function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  if (tag === "button") node.type = tag; // and not what sends a form
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

const ICONS = {
  chat: "M4 5.5h16v11H9.5L5.5 20v-3.5H4z",
  down: "M6 9l6 6 6-6",
  close: "M6 6l12 12M18 6L6 18",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  cart: "M3 4h2.5l2 11h10l2-8H6.2M9 19.5h.01M16 19.5h.01",
  send: "M12 19V5M6 11l6-6 6 6",
  photo: "M4 8h4l2-3h4l2 3h4v11H4zM12 13h.01",
  stop: "M8 8h8v8H8z",
  back: "M15 6l-6 6 6 6",
  next: "M9 6l6 6-6 6",
  good: "M7 11v9H4v-9zM7 11l4-7c1.5 0 2.4 1 2 2.6L12.4 10H18c1.3 0 2.2 1.1 1.9 2.4l-1.4 6c-.2 1-1 1.6-2 1.6H7",
  bad: "M17 13V4h3v9zM17 13l-4 7c-1.5 0-2.4-1-2-2.6l.6-3.4H6c-1.3 0-2.2-1.1-1.9-2.4l1.4-6c.2-1 1-1.6 2-1.6H17",
};

function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", `icon ${name}`);
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** The address where it is http or https, else null. */
function http(address, base) {
  if (typeof address !== "string" || !address) return null;
  try {
    const url = new URL(address, base);
    return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
  } catch {
    return null;
  }
}

const list = (value) => (Array.isArray(value) ? value : []);
const soon = (ms, wake) =>
  new Promise((done) => {
    const timer = setTimeout(done, ms);
    wake?.(() => {
      clearTimeout(timer);
      done();
    });
  });

function random() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** JSON in the browser's storage, or in memory where storage is closed (private mode, foreign frames). */
class Kept {
  constructor(kind) {
    this.memory = new Map();
    try {
      this.storage = window[kind];
      this.storage.setItem("floorwalker", "1");
      this.storage.removeItem("floorwalker");
    } catch {
      this.storage = null;
    }
  }
  get(name) {
    try {
      return JSON.parse((this.storage ? this.storage.getItem(name) : this.memory.get(name)) ?? "null");
    } catch {
      return null;
    }
  }
  set(name, value) {
    const text = JSON.stringify(value);
    try {
      if (this.storage) return void (value === null ? this.storage.removeItem(name) : this.storage.setItem(name, text));
    } catch {
      this.storage = null; // full or closed since: from now on in memory
    }
    value === null ? this.memory.delete(name) : this.memory.set(name, text);
  }
}
const LOCAL = new Kept("localStorage");
const SESSION = new Kept("sessionStorage");

const NARROW = matchMedia("(max-width: 600px), (max-height: 480px)");
const DARK = matchMedia("(prefers-color-scheme: dark)");

// ---- looks -----------------------------------------------------------------------------------

const CSS_TEXT = `
:host { display: contents !important; }
:host([hidden]) { display: none !important; }
.root {
  all: initial;
  --accent: var(--floorwalker-accent, #17594a); --on: var(--floorwalker-on-accent, #fff);
  --bg: var(--floorwalker-background, #fff); --soft: var(--floorwalker-surface, #f5f3f0);
  --text: var(--floorwalker-text, #1d1b19); --muted: var(--floorwalker-muted, #5f5a54);
  --line: var(--floorwalker-line, #e2ded8); --edge: #8b857d; --good: #166b40; --bad: #a62b2b; --star: #8a5a0c; --focus: #0b6bcb;
  --round: var(--floorwalker-radius, 18px); --x: var(--floorwalker-offset-x, 20px); --y: var(--floorwalker-offset-y, 20px);
  color: var(--text); color-scheme: light; text-align: start; overflow-wrap: anywhere;
  font: 400 var(--floorwalker-font-size, 15px)/1.5 var(--floorwalker-font, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif);
  -webkit-text-size-adjust: 100%; -webkit-tap-highlight-color: transparent;
}
.root[data-theme=dark] {
  --accent: var(--floorwalker-accent-dark, var(--floorwalker-accent, #2a7f6a)); --on: var(--floorwalker-on-accent-dark, var(--floorwalker-on-accent, #fff));
  --bg: var(--floorwalker-background-dark, #1b1917); --soft: var(--floorwalker-surface-dark, #282522);
  --text: var(--floorwalker-text-dark, #f3f0ec); --muted: var(--floorwalker-muted-dark, #b9b3ad);
  --line: var(--floorwalker-line-dark, #3d3934); --edge: #8f8880; --good: #62d69d; --bad: #ff9d9d; --star: #f0b44c; --focus: #7ab8ff;
  color-scheme: dark;
}
*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }
p, h2, h3, ul, ol, blockquote { margin: 0; padding: 0; font: inherit; }
ul, ol { list-style: none; }
button, textarea { font: inherit; color: inherit; letter-spacing: inherit; margin: 0; }
button { background: none; border: 0; padding: 0; cursor: pointer; touch-action: manipulation; }
a { color: inherit; }
:focus { outline: 0; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
.icon { width: 20px; height: 20px; flex: none; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
.icon.stop { fill: currentColor; }
.icon.more { stroke-width: 3; }
[dir=rtl] :is(.icon.back, .icon.next) { transform: scaleX(-1); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.launcher {
  position: fixed; z-index: var(--floorwalker-z, 2147483000); inset-block-end: calc(var(--y) + env(safe-area-inset-bottom)); right: calc(var(--x) + env(safe-area-inset-right));
  display: flex; align-items: center; gap: 9px; min-width: 56px; min-height: 56px; padding-inline: 17px 21px; justify-content: center;
  border-radius: 28px; background: var(--accent); color: var(--on); font-weight: 600; box-shadow: 0 6px 24px rgba(0, 0, 0, .22);
}
.mark { display: contents; }
.launcher .icon { width: 24px; height: 24px; }
.launcher:hover { filter: brightness(.9); }
.launcher.bare, .launcher[aria-expanded=true] { padding: 0; width: 56px; }
.left .launcher { right: auto; left: calc(var(--x) + env(safe-area-inset-left)); }
.badge { position: absolute; inset-block-start: -4px; inset-inline-end: -4px; min-width: 22px; height: 22px; padding: 0 6px; border-radius: 11px; background: #b3261e; color: #fff; font: 600 13px/22px system-ui, sans-serif; text-align: center; }

.panel {
  position: fixed; z-index: var(--floorwalker-z, 2147483000); right: calc(var(--x) + env(safe-area-inset-right)); bottom: calc(var(--y) + 70px + env(safe-area-inset-bottom));
  width: min(var(--floorwalker-width, 410px), calc(100vw - 2 * var(--x))); height: min(var(--floorwalker-height, 680px), calc(100dvh - var(--y) - 90px));
  display: flex; flex-direction: column; overflow: hidden; background: var(--bg); border: 1px solid var(--line); border-radius: var(--round);
  box-shadow: 0 18px 60px rgba(0, 0, 0, .22), 0 2px 8px rgba(0, 0, 0, .08); animation: rise .18s ease-out;
}
.left .panel { right: auto; left: calc(var(--x) + env(safe-area-inset-left)); }
.bald .panel { bottom: calc(var(--y) + env(safe-area-inset-bottom)); }
@keyframes rise { from { opacity: 0; transform: translateY(12px); } }

.head { flex: none; display: flex; align-items: center; gap: 2px; padding-block: 8px; padding-inline: 18px 8px; border-block-end: 1px solid var(--line); }
.head > div { flex: 1; min-width: 0; }
.head h2 { width: fit-content; max-width: 100%; font-weight: 650; font-size: 1.06em; line-height: 1.25; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.head p { color: var(--muted); font-size: .84em; line-height: 1.3; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.head .there::before { content: ""; display: inline-block; width: 8px; height: 8px; border-radius: 50%; background: var(--good); margin-inline-end: 6px; }
.round { position: relative; flex: none; width: 44px; height: 44px; display: grid; place-items: center; border-radius: 50%; color: var(--muted); }
.round:hover { background: var(--soft); color: var(--text); }
.round .count { position: absolute; inset-block-start: 3px; inset-inline-end: 1px; min-width: 18px; height: 18px; border-radius: 9px; padding: 0 5px; background: var(--accent); color: var(--on); font-size: 11px; line-height: 18px; font-weight: 600; }
.menu { position: absolute; z-index: 3; inset-block-start: 56px; inset-inline-end: 10px; min-width: 220px; padding: 6px; background: var(--bg); border: 1px solid var(--line); border-radius: 14px; box-shadow: 0 10px 34px rgba(0, 0, 0, .2); }
.menu button { display: block; width: 100%; min-height: 44px; padding: 8px 14px; border-radius: 9px; text-align: start; }
.menu button:hover { background: var(--soft); }
.grave { color: var(--bad); border-color: currentColor; }

.scroll { flex: 1; min-height: 0; overflow-y: auto; overscroll-behavior: contain; padding: 18px; scrollbar-width: thin; }
.scroll:focus-visible, .sheet:focus-visible { outline-offset: -3px; }
.log { display: flex; flex-direction: column; gap: 18px; }
.welcome h3 { font-size: 1.45em; line-height: 1.25; font-weight: 650; letter-spacing: -.01em; }
.welcome p { margin-block-start: 6px; color: var(--muted); font-size: .92em; }
.welcome .lead { margin: 22px 0 8px; font-weight: 600; color: var(--text); }
.asks { display: grid; gap: 8px; }
.asks button { min-height: 46px; padding: 10px 15px; border: 1px solid var(--line); border-radius: 13px; text-align: start; line-height: 1.35; }
.asks button:hover { border-color: var(--accent); background: var(--soft); }
.said { white-space: pre-line; }
.said, .asks button, .why, blockquote, .head h2 { unicode-bidi: plaintext; }
.customer { align-self: flex-end; max-width: 86%; padding: 9px 15px; border-radius: 18px; border-end-end-radius: 5px; background: var(--accent); color: var(--on); }
.assistant, .staff { display: flex; flex-direction: column; gap: 11px; min-width: 0; }
.staff { gap: 2px; padding: 10px 15px; border-radius: 18px; border-start-start-radius: 5px; background: var(--soft); align-self: flex-start; max-width: 90%; }
.staff b { font-weight: 650; font-size: .86em; color: var(--muted); }
.note { align-self: center; text-align: center; color: var(--muted); font-size: .86em; padding: 0 12px; }
.typing { display: flex; align-items: center; gap: 9px; color: var(--muted); font-size: .9em; min-height: 24px; }
.log:not(:empty) + .typing:not([hidden]) { margin-block-start: 16px; }
.dots { display: flex; gap: 4px; }
.dots i { width: 7px; height: 7px; border-radius: 50%; background: currentColor; animation: beat 1.2s infinite ease-in-out; }
.dots i:nth-child(2) { animation-delay: .15s; } .dots i:nth-child(3) { animation-delay: .3s; }
@keyframes beat { 0%, 70%, 100% { opacity: .3; } 35% { opacity: 1; } }

.row { position: relative; margin-inline: -18px; }
.cards { display: flex; gap: 10px; overflow-x: auto; overscroll-behavior-x: contain; scroll-snap-type: x mandatory; scroll-padding-inline: 18px; padding: 3px 18px 5px; scrollbar-width: none; }
.cards::-webkit-scrollbar { display: none; }
.card { position: relative; flex: 0 0 182px; scroll-snap-align: start; display: flex; flex-direction: column; border: 1px solid var(--line); border-radius: 14px; overflow: hidden; background: var(--bg); }
.card:only-child { flex-basis: 230px; }
.card:hover { border-color: var(--edge); }
.picture { position: relative; aspect-ratio: 4 / 3; background: var(--soft); display: grid; place-items: center; color: var(--muted); font-size: 2.2em; font-weight: 600; overflow: hidden; }
.picture img { position: absolute; inset: 0; width: 100%; height: 100%; object-fit: cover; }
.place { position: absolute; inset-block-start: 8px; inset-inline-start: 8px; min-width: 24px; height: 24px; border-radius: 12px; background: rgba(20, 22, 24, .84); color: #fff; font: 600 12px/24px system-ui, sans-serif; text-align: center; }
.card.gone img { opacity: .5; }
.about { display: flex; flex-direction: column; gap: 3px; padding: 10px 12px 12px; flex: 1; font-size: .87em; line-height: 1.4; }
.name { font-weight: 600; font-size: 1.06em; line-height: 1.3; text-align: start; text-decoration: none; color: inherit; min-height: 24px; display: block; }
.name::after { content: ""; position: absolute; inset: 0; }
.name:focus-visible { outline: 0; } .card:has(.name:focus-visible) { outline: 3px solid var(--focus); outline-offset: 0; }
.card:hover .name { text-decoration: underline; text-underline-offset: 2px; }
.price { font-weight: 650; font-size: 1.1em; }
.facts { display: flex; flex-wrap: wrap; gap: 0 10px; }
.star { color: var(--star); } .in { color: var(--good); } .out { color: var(--bad); } .quiet { color: var(--muted); }
.why { color: var(--muted); border-block-start: 1px solid var(--line); margin-block-start: 4px; padding-block-start: 6px; }
.not { position: relative; z-index: 1; min-height: 24px; padding: 2px 4px; margin: -2px -4px; text-decoration: underline; color: var(--muted); }
.not:hover { color: inherit; }
.plain { min-height: 44px; padding: 8px 16px; border: 1px solid var(--edge); border-radius: 12px; font-weight: 600; font-size: .93em; background: var(--bg); line-height: 1.25; }
.plain:hover { background: var(--soft); }
.full { background: var(--accent); border-color: var(--accent); color: var(--on); }
.full:hover { background: var(--accent); filter: brightness(.9); }
.card .plain { position: relative; z-index: 1; margin-block-start: auto; width: 100%; padding: 6px 8px; }
.card .gap { flex: 1 0 6px; }
.step { position: absolute; inset-block-start: 50px; z-index: 1; width: 44px; height: 44px; display: grid; place-items: center; border-radius: 50%; background: var(--bg); border: 1px solid var(--line); box-shadow: 0 3px 12px rgba(0, 0, 0, .2); }
.step.last { inset-inline-start: 6px; } .step.next { inset-inline-end: 6px; }
@media (hover: none) { .step { display: none; } }

.wide { overflow-x: auto; border: 1px solid var(--line); border-radius: 13px; scrollbar-width: thin; }
table { border-collapse: collapse; width: 100%; font-size: .87em; line-height: 1.4; }
th, td { padding: 8px 12px; text-align: start; vertical-align: top; border-block-end: 1px solid var(--line); min-width: 104px; font-weight: 400; }
thead th { font-weight: 600; background: var(--soft); } tbody th { color: var(--muted); min-width: 88px; }
tr:last-child > * { border-block-end: 0; }
.best { font-weight: 650; color: var(--good); }
details { border: 1px solid var(--line); border-radius: 12px; font-size: .89em; }
details + details { margin-block-start: 6px; }
summary { cursor: pointer; min-height: 44px; padding: 10px 14px; font-weight: 600; border-radius: 12px; }
summary:hover { background: var(--soft); }
blockquote { margin: 2px 14px 12px; padding-inline-start: 12px; border-inline-start: 3px solid var(--accent); white-space: pre-line; }
details a { display: inline-flex; align-items: center; min-height: 44px; margin: -8px 14px 2px; }
.chips { display: flex; flex-wrap: wrap; gap: 8px; }
.chip { min-height: 44px; min-width: 44px; padding: 8px 16px; border: 1px solid var(--edge); border-radius: 22px; line-height: 1.25; font-size: .93em; max-width: 100%; }
.chip:hover { background: var(--soft); }
.chip[aria-pressed=true] { background: var(--accent); color: var(--on); border-color: var(--accent); }
.thumbs { display: flex; margin-block: -6px -8px; margin-inline-start: -12px; }
.thumbs .icon { width: 18px; height: 18px; }
.thumbs [aria-pressed=true] { color: var(--text); } .thumbs [aria-pressed=true] .icon { fill: currentColor; fill-opacity: .25; }
.form { display: grid; gap: 12px; padding: 14px; border-radius: 14px; background: var(--soft); }
.form h3 { font-weight: 600; }
.form .chip, .form .plain { background: var(--bg); } .form .chip[aria-pressed=true], .form .full { background: var(--accent); }
.field { display: block; width: 100%; min-height: 46px; padding: 10px 13px; border: 1px solid var(--edge); border-radius: 12px; background: var(--bg); resize: none; font-size: max(16px, 1em); line-height: 1.4; }
.field::placeholder { color: var(--muted); opacity: 1; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }

.notice { flex: none; display: flex; flex-wrap: wrap; align-items: center; gap: 6px 10px; padding: 9px 18px; font-size: .9em; background: var(--soft); border-block-start: 1px solid var(--line); }
.notice span { flex: 1 1 180px; } .notice.bad span { color: var(--bad); font-weight: 600; }
.ask { flex: none; display: flex; align-items: flex-end; gap: 8px; padding: 10px 12px calc(12px + env(safe-area-inset-bottom)); border-block-start: 1px solid var(--line); }
.ask .field { flex: 1; min-width: 0; min-height: 46px; max-height: 136px; border-radius: 23px; padding: 10px 18px; scrollbar-width: thin; }
.ask .field:focus { border-color: var(--focus); outline: 1px solid var(--focus); outline-offset: 0; }
.go { flex: none; width: 46px; height: 46px; display: grid; place-items: center; border-radius: 50%; background: var(--accent); color: var(--on); }
.go:hover { filter: brightness(.9); }
.go.halt { background: var(--bg); color: var(--bad); box-shadow: inset 0 0 0 2px var(--bad); }

.sheet { position: absolute; inset: 0; z-index: 4; display: flex; flex-direction: column; background: var(--bg); border-radius: inherit; }
.sheet .scroll > * + * { margin-block-start: 14px; }
.lines li { display: flex; gap: 12px; padding: 12px 0; border-block-end: 1px solid var(--line); }
.lines .what { flex: 1; min-width: 0; } .lines small { display: block; color: var(--muted); font-size: .88em; }
.lines .cost { white-space: nowrap; text-align: end; }
.text { min-height: 44px; text-decoration: underline; text-underline-offset: 3px; font-size: .9em; color: var(--muted); padding-inline-end: 8px; }
.sum { display: flex; justify-content: space-between; gap: 12px; font-weight: 650; font-size: 1.1em; }
a.plain { display: flex; align-items: center; justify-content: center; text-decoration: none; min-height: 50px; }

@media (max-width: 600px), (max-height: 480px) {
  .panel, .left .panel, .bald .panel {
    inset: auto; top: var(--top, 0px); left: 0; right: 0; width: 100%; height: var(--seen, 100dvh); border: 0; border-radius: 0;
    padding: env(safe-area-inset-top) env(safe-area-inset-right) 0 env(safe-area-inset-left);
  }
  .launcher[aria-expanded=true] { display: none; }
  .launcher .label { display: none; }
  .launcher { padding: 0; }
  .card { flex-basis: 156px; }
  .typed .ask { padding-block-end: 10px; }
}
@media (prefers-reduced-motion: reduce) { *, ::before { animation: none !important; transition: none !important; scroll-behavior: auto !important; } }
@media (forced-colors: active) { .launcher, .go, .full, .customer, .chip { border: 1px solid; } }
@media print { .launcher, .panel { display: none; } }
`;

function dress(shadow) {
  try {
    dress.sheet ??= new CSSStyleSheet();
    dress.sheet.replaceSync(CSS_TEXT);
    shadow.adoptedStyleSheets = [dress.sheet];
  } catch {
    shadow.append(h("style", {}, CSS_TEXT)); // browsers of before 2023; a strict policy needs style-src for these
  }
}

// ---- talking to the server -------------------------------------------------------------------

const SILENCE = 30_000; // the server sends something every ten seconds
const EVENT_STREAM = "text/event-stream";

/** What went wrong. `status` 0: no answer at all, or a stream that broke off. */
class Problem extends Error {
  constructor(status, { type = "", detail = "" } = {}, after = null) {
    super(detail || type || `status ${status}`);
    this.status = status;
    this.type = String(type).split(":").pop() || "lost";
    this.after = after;
  }
  /** The conversation is no more, or is not ours. */
  get gone() {
    return this.status === 404 || this.status === 401;
  }
  /** Whether trying the same again can help. */
  get passing() {
    return (
      this.status === 0 || [429, 502, 503, 504].includes(this.status) || (this.status === 409 && this.type === "busy")
    );
  }
}

class Server {
  constructor(base) {
    this.base = base;
  }

  /** Raises Problem for whatever is not a success, and the abort's own error where it was aborted. */
  async ask(method, path, { body, secret, accept = "application/json", headers = {}, signal, keepalive } = {}) {
    let response;
    try {
      response = await fetch(this.base + path, {
        method,
        signal: signal ?? AbortSignal.timeout?.(SILENCE),
        credentials: "omit",
        cache: "no-store",
        keepalive,
        headers: {
          Accept: accept,
          ...(secret && { Authorization: `Bearer ${secret}` }),
          ...(body && { "Content-Type": "application/json" }),
          ...headers,
        },
        body: body && JSON.stringify(body),
      });
    } catch (error) {
      if (error.name === "AbortError") throw error;
      throw new Problem(0, { detail: error.message });
    }
    if (response.ok) return response;
    const after = parseFloat(response.headers.get("Retry-After"));
    throw new Problem(response.status, await response.json().catch(() => ({})), Number.isFinite(after) ? after : null);
  }

  async json(method, path, options) {
    const response = await this.ask(method, path, options);
    if (response.status === 204) return null;
    try {
      return await response.json();
    } catch (error) {
      if (error.name === "AbortError") throw error;
      throw new Problem(0, { detail: error.message }); // cut off on the way
    }
  }
}

/** Ends the call when nothing has been heard for too long: [called for all that is heard, called at its end]. */
function listening(control) {
  let timer;
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => control.abort(), SILENCE);
  };
  heard();
  return [heard, () => clearTimeout(timer)];
}

/** Server-sent events of a body as they come: {event, data, id}. `heard` is called for every piece. */
async function* events(body, heard) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  try {
    for (;;) {
      let piece;
      try {
        piece = await reader.read();
      } catch (error) {
        if (error.name === "AbortError") throw error;
        throw new Problem(0, { detail: error.message });
      }
      if (piece.done) return;
      heard();
      text += decoder.decode(piece.value, { stream: true });
      for (let end; (end = text.indexOf("\n\n")) >= 0; text = text.slice(end + 2)) {
        const found = { event: "message", data: [], id: null };
        for (const line of text.slice(0, end).split("\n")) {
          const colon = line.indexOf(":");
          const name = line.slice(0, colon);
          const value = line.slice(colon + 1).replace(/^ /, "");
          if (name === "data") found.data.push(value);
          else if (name === "event" || name === "id") found[name] = value;
        }
        if (found.data.length) yield { ...found, data: JSON.parse(found.data.join("\n")) };
      }
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

// ---- the element -----------------------------------------------------------------------------

const OBSERVED = [
  "locale",
  "theme",
  "position",
  "heading",
  "greeting",
  "placeholder",
  "launcher",
  "color",
  "texts",
  "starters",
  "privacy",
];
const LASTING = ["server", "key", "open", ...OBSERVED];
const MOST_TRIES = 7;
const connected = new Set();
const made = new Set(); // by script tags

class FloorwalkerChat extends HTMLElement {
  static get observedAttributes() {
    return OBSERVED;
  }

  #parts = {};
  #items = []; // what the log shows: {role, text, reply?, by?, event?}
  #turn = null; // the message being answered
  #opening = null; // what the server said of itself
  #cart = null;
  #person = null; // who of the staff has the conversation
  #waiting = false; // for a person
  #last = 0; // the last event heard
  #hearing = null;
  #resuming = null;
  #beginning = null;
  #again = null; // what a regained network sends once more
  #unread = 0;
  #token = null;
  #told = false; // whether the token was
  #from = null; // where the focus was
  #leaving = null;
  #server = null;
  #place = "";
  #own = null; // the page's own words
  #locked = null; // how the page scrolled before
  #anchor = null; // the message that should stay in sight
  #scrolled = 0; // where we scrolled to
  #below = null; // where the focus was before a sheet

  constructor() {
    super();
    this.attachShadow({ mode: "open" });
  }

  connectedCallback() {
    if (this.#leaving) return;
    const home = script?.src ? new URL(".", script.src).href : location.href;
    this.#server = new Server(http(this.getAttribute("server")?.replace(/\/?$/, "/"), location.href) ?? home);
    this.#place = `floorwalker|${this.#server.base}|${this.getAttribute("key") ?? ""}`;
    this.#leaving = new AbortController();
    const { signal } = this.#leaving;
    this.#build();
    connected.add(this);
    DARK.addEventListener("change", () => this.#dress(), { signal });
    NARROW.addEventListener("change", () => this.#fit(), { signal });
    window.addEventListener("online", () => this.#regained(), { signal });
    window.addEventListener(
      "storage",
      (event) => {
        if (event.key === this.#place) this.#elsewhere(event);
      },
      { signal },
    );
    document.addEventListener(
      "visibilitychange",
      () => {
        if (!document.hidden && this.isOpen) this.#resume();
      },
      { signal },
    );
    for (const name of ["resize", "scroll"])
      window.visualViewport?.addEventListener(name, () => this.#fit(), { signal });
    queueMicrotask(() => {
      if (!this.isConnected) return;
      this.#emit("ready", {});
      if (this.hasAttribute("open")) this.open({ focus: false });
      else if (SESSION.get(`${this.#place}|open`) && !NARROW.matches) this.open({ focus: false });
    });
  }

  disconnectedCallback() {
    this.#leaving?.abort();
    this.#leaving = null;
    this.#drop();
    this.#hearing?.abort();
    this.#hearing = null;
    if (this.isOpen) this.#lock(false);
    connected.delete(this);
    this.shadowRoot.replaceChildren();
  }

  attributeChangedCallback(name, before, after) {
    if (before === after || !this.#leaving) return;
    if (["locale", "texts", "heading", "greeting", "placeholder", "launcher", "starters", "privacy"].includes(name)) {
      this.#label();
      if (this.isOpen) this.#learn();
    } else this.#dress();
  }

  // ---- what the page can do ----

  get isOpen() {
    return Boolean(this.#parts.panel) && !this.#parts.panel.hidden;
  }

  open({ focus = true } = {}) {
    if (!this.#leaving || this.isOpen) return;
    this.#from = document.activeElement;
    const { panel, launcher } = this.#parts;
    panel.hidden = false;
    launcher.setAttribute("aria-expanded", "true");
    SESSION.set(`${this.#place}|open`, true);
    this.#unread = 0;
    this.#face();
    this.#fit();
    this.#emit("open", {});
    this.#learn();
    this.#resume();
    if (focus) (NARROW.matches ? panel : this.#parts.box).focus({ preventScroll: true });
    this.#down(true);
  }

  close() {
    if (!this.isOpen) return;
    const { panel, launcher } = this.#parts;
    const inside = this.shadowRoot.activeElement;
    this.#menu(false);
    this.#sheet(null);
    panel.hidden = true;
    launcher.setAttribute("aria-expanded", "false");
    SESSION.set(`${this.#place}|open`, null);
    this.#lock(false);
    this.#face();
    if (inside) {
      const back =
        this.#from && this.#from !== this && this.#from !== document.body && this.#from.isConnected
          ? this.#from
          : launcher;
      back.focus({ preventScroll: true });
    }
    this.#emit("close", {});
  }

  toggle() {
    this.isOpen ? this.close() : this.open();
  }

  /** Opens, and says this for the customer. True once it is answered. */
  async send(text) {
    this.open();
    return this.#say(String(text ?? ""));
  }

  /** Who is speaking: a token of the shop's site, a function that gives one, or null when they leave.
   * Nothing is sent before the widget is opened. */
  async identify(token) {
    const leaves = token === null || token === undefined || token === "";
    this.#token = leaves ? null : token;
    this.#told = false;
    if (leaves) {
      if (LOCAL.get(this.#place)?.known) this.#begin(); // whoever comes next sees none of it
      return true;
    }
    return this.isOpen && LOCAL.get(this.#place) ? this.#introduce() : true;
  }

  setLocale(locale) {
    locale ? this.setAttribute("locale", locale) : this.removeAttribute("locale");
  }

  setTheme(theme) {
    theme ? this.setAttribute("theme", theme) : this.removeAttribute("theme");
  }

  /** Takes the widget off the page. The conversation stays, until the customer deletes it. */
  destroy() {
    this.remove();
  }

  // ---- words and looks ----

  get #locale() {
    for (const locale of [this.getAttribute("locale"), document.documentElement.lang, navigator.language, "en"]) {
      try {
        if (locale) return Intl.getCanonicalLocales(locale.replaceAll("_", "-"))[0];
      } catch {
        /* no such locale: the next */
      }
    }
  }

  get #language() {
    const language = /^zh-(Hant|TW|HK|MO)/.test(this.#locale) ? "zh-Hant" : this.#locale.split("-")[0];
    return language in LAUNCHERS ? language : "en";
  }

  #words(name) {
    return this.#own?.[name] ?? spoken.get(this.#texts)?.[name] ?? ENGLISH[name];
  }

  get #texts() {
    return `${this.#server.base}widget/${this.#language}.json`;
  }

  /** Fetches the words of another language than English, once a page. */
  async #learn() {
    const address = this.#texts;
    if (this.#language === "en" || spoken.has(address)) return;
    spoken.set(address, null);
    try {
      const response = await fetch(address, { credentials: "omit" });
      spoken.set(address, await response.json());
    } catch {
      spoken.delete(address); // in English, then
    }
    for (const one of connected) one.#label();
  }

  #t(name, values = {}) {
    return String(this.#words(name) ?? name).replace(/\{(\w+)\}/g, (whole, key) =>
      key in values ? values[key] : whole,
    );
  }

  #money(money) {
    if (!money) return this.#t("noPrice");
    try {
      return new Intl.NumberFormat(this.#locale, { style: "currency", currency: money.currency }).format(money.amount);
    } catch {
      return `${money.amount} ${money.currency}`;
    }
  }

  #number(value, options) {
    return new Intl.NumberFormat(this.#locale, options).format(value);
  }

  /** Everything that has words of its own. */
  #label() {
    const parts = this.#parts;
    try {
      this.#own = JSON.parse(this.getAttribute("texts") || "null");
    } catch {
      this.#own = null;
      console.warn("floorwalker: the attribute texts is not JSON");
    }
    parts.root.setAttribute("lang", this.#language);
    parts.root.setAttribute(
      "dir",
      RIGHT_TO_LEFT.test(this.#locale) && (this.#own || this.#language !== "en") ? "rtl" : "ltr",
    );
    const said = (node, name, text) => {
      node.setAttribute("aria-label", text ?? this.#t(name));
      node.title = text ?? this.#t(name);
    };
    said(parts.close, "close");
    said(parts.more, "menu");
    said(parts.back, "back");
    said(parts.send, "send");
    said(parts.photo, "photo");
    said(parts.halt, "stop");
    parts.box.setAttribute("aria-label", this.#t("message"));
    parts.box.placeholder = this.getAttribute("placeholder") ?? this.#t("placeholder");
    parts.log.setAttribute("aria-label", this.#t("log"));
    parts.scroll.setAttribute("aria-label", this.#t("log"));
    parts.menu.replaceChildren(
      ...[
        ["fresh", () => this.#begin(true)],
        ["saveText", () => this.#save("txt")],
        ["saveData", () => this.#save("json")],
        ["erase", () => this.#askErase()],
      ].map(([name, act]) =>
        h(
          "button",
          {
            class: name === "erase" ? "grave" : null,
            onclick: () => {
              this.#menu(false, true);
              act();
            },
          },
          this.#t(name),
        ),
      ),
    );
    this.#dress();
    this.#face();
    this.#draw();
  }

  /** Theme, side and colour. */
  #dress() {
    const { root } = this.#parts;
    const theme = this.getAttribute("theme");
    root.dataset.theme = theme === "dark" || (theme !== "light" && DARK.matches) ? "dark" : "light";
    const side = this.getAttribute("position") ?? (root.getAttribute("dir") === "rtl" ? "left" : "right");
    root.classList.toggle("left", side === "left");
    const color = this.getAttribute("color");
    for (const dark of ["", "-dark"]) {
      if (color && CSS.supports("color", color)) {
        root.style.setProperty(`--floorwalker-accent${dark}`, color);
        root.style.setProperty(`--floorwalker-on-accent${dark}`, this.#against(color));
      } else {
        root.style.removeProperty(`--floorwalker-accent${dark}`);
        root.style.removeProperty(`--floorwalker-on-accent${dark}`);
      }
    }
  }

  /** Black or white, whichever is easier to read on this colour (WCAG 2.2, relative luminance). */
  #against(color) {
    const context = h("canvas").getContext("2d");
    context.fillStyle = color; // comes back as #rrggbb, whatever it was written as
    const [r, g, b] = (String(context.fillStyle).match(/^#(..)(..)(..)$/) ?? [0, 0, 0, 0]).slice(1).map((part) => {
      const v = parseInt(part, 16) / 255;
      return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? "#111" : "#fff";
  }

  /** Launcher and head: who is there, what is new, what is in the cart. */
  #face() {
    const { launcher, badge, heading, under, count, cart, root, mark, label } = this.#parts;
    const words = this.getAttribute("launcher");
    const name = this.getAttribute("heading") ?? this.#opening?.shop ?? this.#t("title");
    const text = words ?? this.#own?.launcher ?? LAUNCHERS[this.#language];
    root.classList.toggle("bald", words === "none");
    launcher.hidden = words === "none";
    label.textContent = this.isOpen ? "" : text;
    label.hidden = this.isOpen || !text;
    launcher.classList.toggle("bare", this.isOpen || !text);
    mark.replaceChildren(icon(this.isOpen ? "down" : "chat"));
    const unread = this.#unread ? `, ${this.#t("unread", { n: this.#unread })}` : "";
    launcher.setAttribute("aria-label", (this.isOpen ? this.#t("close") : text || this.#t("title")) + unread);
    badge.hidden = !this.#unread;
    badge.textContent = this.#unread || "";
    heading.textContent = name;
    under.textContent = this.#person
      ? this.#t("here", { name: this.#person })
      : this.#waiting
        ? this.#t("waiting")
        : this.#t("subtitle");
    under.classList.toggle("there", Boolean(this.#person));
    const pieces = list(this.#cart?.items).reduce((sum, item) => sum + item.quantity, 0);
    count.hidden = !pieces;
    count.textContent = pieces ? this.#number(pieces) : "";
    cart.setAttribute("aria-label", pieces ? `${this.#t("cart")}: ${pieces}` : this.#t("cart"));
    cart.title = this.#t("cart");
  }

  #build() {
    const parts = (this.#parts = {});
    const round = (part, name, act, more) =>
      h("button", { class: "round", part: `button ${part}`, onclick: act, ...more }, icon(name));
    parts.mark = h("span", { class: "mark" });
    parts.label = h("span", { class: "label" });
    parts.badge = h("span", { class: "badge", "aria-hidden": "true" });
    parts.launcher = h(
      "button",
      {
        class: "launcher",
        part: "launcher",
        "aria-expanded": "false",
        "aria-haspopup": "dialog",
        onclick: () => this.toggle(),
      },
      parts.mark,
      parts.label,
      parts.badge,
    );
    parts.heading = h("h2", { id: "title", part: "title" });
    parts.under = h("p", { part: "subtitle", "aria-live": "polite" });
    parts.count = h("span", { class: "count", "aria-hidden": "true" });
    parts.cart = round("cart-button", "cart", () => this.#showCart());
    parts.cart.append(parts.count);
    parts.more = round("menu-button", "more", () => this.#menu(parts.menu.hidden), {
      "aria-expanded": "false",
      "aria-controls": "menu",
    });
    parts.close = round("close-button", "close", () => this.close());
    parts.menu = h("div", { id: "menu", class: "menu", part: "menu", hidden: true });
    parts.log = h("div", { class: "log", part: "log", role: "log", "aria-live": "polite", "aria-busy": "false" });
    parts.step = h("span");
    parts.typing = h(
      "div",
      { class: "typing", part: "typing", role: "status", hidden: true },
      h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i")),
      parts.step,
    );
    parts.scroll = h("div", { class: "scroll", role: "region", tabindex: "0" }, parts.log, parts.typing);
    parts.notice = h("div", { class: "notice", part: "notice", role: "alert", hidden: true });
    parts.box = h("textarea", {
      class: "field",
      part: "input",
      rows: "1",
      maxlength: "2000",
      enterkeyhint: "send",
      autocomplete: "off",
      oninput: () => this.#grow(),
      onkeydown: (event) => {
        if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
          event.preventDefault();
          parts.form.requestSubmit();
        }
      },
    });
    const look = async () => {
      try {
        const image = await createImageBitmap(file.files[0]);
        const part = 800 / Math.max(image.width, image.height);
        const canvas = h("canvas", { width: image.width * part, height: image.height * part });
        canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
        this.#say(parts.box.value, canvas.toDataURL("image/webp"));
        parts.box.value = "";
      } catch {
        this.#notice(this.#t("failed"));
      }
    };
    const file = h("input", { type: "file", onchange: look });
    parts.photo = round("photo", "photo", () => file.click(), { type: "button", hidden: true });
    parts.send = h("button", { class: "go", part: "send", type: "submit" }, icon("send"));
    parts.halt = h(
      "button",
      { class: "go halt", part: "stop", hidden: true, onclick: () => this.#halt() },
      icon("stop"),
    );
    parts.form = h(
      "form",
      {
        class: "ask",
        part: "composer",
        onsubmit: (event) => {
          event.preventDefault();
          this.#submit();
        },
      },
      parts.box,
      parts.photo,
      parts.send,
      parts.halt,
    );
    parts.back = round("back-button", "back", () => this.#sheet(null));
    parts.sheetTitle = h("h2", { id: "sheet", tabindex: "-1" });
    parts.sheetBody = h("div", { class: "scroll" });
    parts.sheet = h(
      "section",
      { class: "sheet", part: "sheet", "aria-labelledby": "sheet", hidden: true },
      h("div", { class: "head" }, parts.back, h("div", {}, parts.sheetTitle)),
      parts.sheetBody,
    );
    parts.panel = h(
      "div",
      { class: "panel", part: "panel", role: "dialog", "aria-labelledby": "title", tabindex: "-1", hidden: true },
      h(
        "div",
        { class: "head", part: "header" },
        h("div", {}, parts.heading, parts.under),
        parts.cart,
        parts.more,
        parts.close,
      ),
      parts.menu,
      parts.scroll,
      parts.notice,
      parts.form,
      parts.sheet,
    );
    parts.root = h(
      "div",
      { class: "root", part: "root", onkeydown: (event) => this.#keyed(event) },
      parts.panel,
      parts.launcher,
    );
    for (const name of ["keydown", "keypress", "keyup"])
      parts.root.addEventListener(name, (event) => {
        if (event.target.localName === "textarea") event.stopPropagation(); // the page sees no field here, only keys
      });
    parts.panel.addEventListener("click", (event) => {
      if (!parts.menu.hidden && !event.composedPath().some((n) => n === parts.menu || n === parts.more))
        this.#menu(false);
    });
    this.shadowRoot.replaceChildren(parts.root);
    dress(this.shadowRoot);
    this.#label();
  }

  #keyed(event) {
    const { panel, menu, sheet } = this.#parts;
    if (event.isComposing) return;
    if (event.key === "Escape" && this.isOpen) {
      event.stopPropagation();
      if (!menu.hidden) this.#menu(false, true);
      else if (!sheet.hidden) this.#sheet(null);
      else this.close();
    } else if (event.key === "Tab" && NARROW.matches && this.isOpen) {
      const cover = sheet.hidden ? panel : sheet; // full screen: the page behind is not there
      const all = [...cover.querySelectorAll("button, a[href], textarea, summary, [tabindex='0']")].filter(
        (node) => node.checkVisibility?.() ?? node.offsetParent,
      );
      const now = this.shadowRoot.activeElement;
      const end = event.shiftKey ? all[0] : all[all.length - 1];
      if (all.length && (now === end || now === panel || !cover.contains(now))) {
        event.preventDefault();
        (event.shiftKey ? all[all.length - 1] : all[0]).focus();
      }
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !menu.hidden) {
      const all = [...menu.children];
      const step = event.key === "ArrowDown" ? 1 : -1;
      event.preventDefault();
      all[(all.indexOf(this.shadowRoot.activeElement) + step + all.length) % all.length].focus();
    }
  }

  /** On a narrow screen the panel is what can be seen above the keyboard, and the page does not scroll. */
  #fit() {
    if (!this.isOpen) return;
    const { panel } = this.#parts;
    const view = window.visualViewport;
    const narrow = NARROW.matches;
    panel.setAttribute("aria-modal", String(narrow));
    this.#lock(narrow);
    if (narrow && view && view.scale <= 1.01) {
      panel.style.setProperty("--seen", `${view.height}px`);
      panel.style.setProperty("--top", `${view.offsetTop}px`);
    } else {
      panel.style.removeProperty("--seen");
      panel.style.removeProperty("--top");
    }
  }

  #lock(on) {
    const style = document.documentElement.style;
    if (on && this.#locked === null) {
      this.#locked = style.overflow;
      style.overflow = "hidden";
    } else if (!on && this.#locked !== null) {
      style.overflow = this.#locked;
      this.#locked = null;
    }
  }

  #menu(on, focus = false) {
    const { menu, more } = this.#parts;
    menu.hidden = !on;
    more.setAttribute("aria-expanded", String(on));
    if (on) menu.firstChild.focus();
    else if (focus) more.focus();
  }

  /** A page over the conversation; null takes it away. */
  #sheet(title, ...content) {
    const { panel, sheet, sheetTitle, sheetBody, box } = this.#parts;
    const was = sheet.hidden;
    const inside = this.shadowRoot.activeElement;
    sheet.hidden = title === null;
    for (const node of panel.children) node.inert = node !== sheet && !sheet.hidden; // what is covered is out of reach
    if (title === null) {
      if (!was && inside) (this.#below?.isConnected ? this.#below : box).focus();
      return;
    }
    if (was) this.#below = inside;
    sheetTitle.textContent = title;
    sheetBody.replaceChildren(...content);
    if (was) sheetTitle.focus();
  }

  #grow() {
    const { box } = this.#parts;
    box.style.height = "";
    if (box.value) box.style.height = `${Math.min(box.scrollHeight + 2, 136)}px`;
  }

  /** To the newest words, unless the customer has scrolled to read; no further than to where what is
   * being answered stands at the top. */
  #down(always = false) {
    const { scroll } = this.#parts;
    if (!always && !this.#near()) return;
    const end = scroll.scrollHeight - scroll.clientHeight;
    const start = this.#anchor?.isConnected
      ? this.#anchor.getBoundingClientRect().top - scroll.getBoundingClientRect().top + scroll.scrollTop - 16
      : end;
    scroll.scrollTop = Math.max(0, Math.min(end, start));
    this.#scrolled = scroll.scrollTop;
  }

  #near() {
    const { scroll } = this.#parts;
    return scroll.scrollTop === this.#scrolled || scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 100;
  }

  #notice(text, { bad = false, act = null, label = "retry" } = {}) {
    const { notice } = this.#parts;
    notice.hidden = !text;
    notice.classList.toggle("bad", bad);
    notice.replaceChildren();
    if (text)
      notice.append(
        h("span", {}, text),
        ...(act
          ? [
              h(
                "button",
                {
                  class: "plain",
                  onclick: () => {
                    this.#notice("");
                    act();
                  },
                },
                this.#t(label),
              ),
            ]
          : []),
      );
  }

  #step(name) {
    const { typing, step } = this.#parts;
    const near = this.#near();
    typing.hidden = !name;
    step.textContent = name ? this.#t(name) : "";
    this.#down(near);
  }

  #emit(name, detail, cancelable = false) {
    return this.dispatchEvent(
      new CustomEvent(`floorwalker:${name}`, { bubbles: true, composed: true, cancelable, detail }),
    );
  }

  #failed(error) {
    this.#emit("error", { status: error.status ?? 0, type: error.type ?? error.name, detail: error.message });
  }

  // ---- the conversation ----

  /** The conversation of this browser, begun where there is none. */
  async #conversation() {
    const kept = LOCAL.get(this.#place);
    if (!kept?.id || !kept.secret)
      return (this.#beginning ??= this.#start().finally(() => {
        this.#beginning = null;
      }));
    if (!this.#told) await this.#introduce();
    return LOCAL.get(this.#place) ?? this.#conversation();
  }

  async #start() {
    const locale = this.#locale.length <= 35 ? { locale: this.#locale } : {};
    let token = await this.#tokenNow();
    let begun;
    this.#told = true;
    try {
      begun = await this.#server.json("POST", "v1/conversations", {
        body: { ...locale, ...(token && { customer_token: token }) },
      });
    } catch (error) {
      if (!token || ![422, 429].includes(error.status)) throw error;
      this.#failed(error); // the token does not serve: as somebody unknown
      token = null;
      begun = await this.#server.json("POST", "v1/conversations", { body: locale });
    }
    const kept = { id: begun.conversation_id, secret: begun.secret, known: Boolean(token) };
    LOCAL.set(this.#place, kept);
    this.#last = 0;
    return kept;
  }

  async #tokenNow() {
    try {
      return typeof this.#token === "function" ? await this.#token() : this.#token;
    } catch (error) {
      this.#failed(error);
      return null;
    }
  }

  /** Says who is speaking in the conversation that there is. A conversation of another customer is left. */
  async #introduce() {
    this.#told = true;
    const token = await this.#tokenNow();
    const kept = LOCAL.get(this.#place);
    if (!token || !kept) return !token;
    try {
      await this.#server.json("POST", `v1/conversations/${kept.id}/identify`, {
        body: { customer_token: token },
        secret: kept.secret,
      });
      LOCAL.set(this.#place, { ...kept, known: true });
      return true;
    } catch (error) {
      if (error.type === "other-customer") {
        this.#turn ? this.#renew(this.#turn) : this.#begin();
        return true; // it is said with the first words of the next one
      }
      if (error.passing) this.#told = false;
      this.#failed(error);
      return false;
    }
  }

  /** What the server knows of the conversation, shown. Storage is believed for id and secret alone. */
  #resume() {
    return (this.#resuming ??= this.#readAgain().finally(() => {
      this.#resuming = null;
    }));
  }

  async #readAgain() {
    this.#meet();
    const kept = LOCAL.get(this.#place);
    if (this.#turn) return;
    if (!kept?.id) {
      if (!this.#items.length) this.#goOn(this.#unanswered([])); // its conversation had not begun yet
      return;
    }
    if (!this.#items.length) this.#step("loading");
    try {
      if (!this.#told) await this.#introduce();
      if (LOCAL.get(this.#place)?.id !== kept.id) return;
      const path = `v1/conversations/${kept.id}`;
      const history = await this.#server.json("GET", path, { secret: kept.secret });
      const told = await this.#server.json("GET", `${path}/events?after=0`, { secret: kept.secret });
      if (LOCAL.get(this.#place)?.id === kept.id && !this.#turn && this.#leaving) this.#adopt(history, told);
    } catch (error) {
      if (!this.#leaving) return;
      if (error.gone) this.#begin();
      else {
        const again = () => this.#resume();
        this.#again = error.status === 0 ? again : null;
        this.#notice(this.#sorry(error), { bad: true, act: again });
        this.#failed(error);
      }
    } finally {
      if (!this.#turn) this.#step("");
    }
  }

  #adopt(history, told) {
    const items = list(history.messages).map((m) => ({
      role: m.role,
      text: m.text,
      by: m.by,
      at: m.at,
      reply: m.reply,
    }));
    const heard = items.filter((item) => item.role === "staff").length;
    let staff = 0;
    for (const event of list(told.events)) {
      if (event.type === "staff_message" && ++staff <= heard) continue; // it is in the history
      items.push(this.#itemOf(event));
      this.#follow(event);
    }
    this.#last = told.last ?? 0;
    items.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
    this.#cart = history.cart ?? null;
    this.#waiting = Boolean(history.handed_off);
    if (!history.handed_off) this.#person = null;
    const pending = this.#unanswered(items);
    const known = (all) => JSON.stringify(all.map(({ role, text, event }) => [role, text, event?.id]));
    if (known(items) !== known(this.#items)) {
      this.#items = items;
      this.#draw();
      this.#down(true);
    }
    this.#face();
    this.#hear();
    this.#goOn(pending);
  }

  #goOn(pending) {
    if (pending) this.#run({ ...pending, item: this.#add({ role: "customer", text: pending.text }) });
  }

  /** A message of this tab that a reload or a lost connection left without its reply. Its cut turn is taken
   * from the view: the same key plays or makes it again. */
  #unanswered(items) {
    const pending = SESSION.get(`${this.#place}|pending`);
    if (!pending) return null;
    const last = items.findLastIndex((item) => item.role === "customer");
    if (last >= 0 && items[last].text === pending.text) {
      if (items.slice(last).some((item) => item.role === "staff")) {
        SESSION.set(`${this.#place}|pending`, null); // a person has read it
        return null;
      }
      items.splice(last);
    }
    return pending;
  }

  /** Name of the shop, questions to begin with: asked once, when it is first opened. */
  async #meet() {
    if (this.#opening) return;
    this.#opening = {};
    try {
      this.#opening = await this.#server.json("GET", "v1/widget");
      this.#parts.box.maxLength = this.#opening.max_message_chars || 2000;
      this.#parts.photo.hidden = !this.#opening.pictures;
      this.#face();
      if (!this.#items.length) this.#draw();
    } catch (error) {
      this.#opening = null;
      if (!error.status && navigator.onLine)
        console.error(
          `floorwalker: no answer from ${this.#server.base}; is ${location.origin} in web.allowed_origins?`,
        );
      if (this.#leaving && error.status === 403) this.#notice(this.#sorry(error), { bad: true });
      if (this.#leaving) this.#failed(error);
    }
  }

  /** Leaves the conversation. With `mine` the customer has asked for it. */
  #begin(mine = false) {
    this.#drop();
    LOCAL.set(this.#place, null);
    this.#clear();
    if (mine) this.#parts.box.focus();
  }

  #clear() {
    SESSION.set(`${this.#place}|pending`, null);
    this.#forget();
    this.#notice("");
    this.#draw();
    this.#face();
  }

  #forget() {
    this.#hearing?.abort();
    this.#hearing = this.#cart = this.#person = null;
    this.#items = [];
    this.#waiting = this.#told = false;
    this.#last = 0;
  }

  /** Another tab has begun, left or erased a conversation. */
  #elsewhere({ oldValue, newValue }) {
    const id = (text) => JSON.parse(text)?.id;
    if (this.#turn || id(oldValue) === id(newValue)) return;
    this.#clear();
    if (this.isOpen) this.#resume();
  }

  #submit() {
    const { box } = this.#parts;
    const text = box.value.trim();
    if (!text) return;
    if (this.#turn) return this.#notice(this.#t("busy"));
    box.value = "";
    this.#grow();
    this.#say(text);
  }

  async #say(text, image) {
    text = text.trim();
    if (!text && !image) return false;
    await this.#resuming;
    const { box, scroll } = this.#parts;
    if (this.#turn) {
      this.#notice(this.#t("busy"));
      box.value ||= text; // it is not lost
      this.#grow();
      return false;
    }
    const goes = this.shadowRoot.activeElement?.closest(".options, .asks"); // what was tapped goes away
    const item = this.#add({ role: "customer", text: image ? `📷 ${text}` : text });
    if (goes) (NARROW.matches ? scroll : box).focus({ preventScroll: true });
    this.#down(true);
    this.#emit("message", { role: "customer", text });
    return this.#run({ text, image, key: random(), item });
  }

  /** One message until it is answered, stopped or given up. The key stays the same, so that however
   * often it is sent it is said once. */
  async #run(turn) {
    this.#turn = turn;
    this.#notice("");
    if (!turn.image) SESSION.set(`${this.#place}|pending`, { text: turn.text, key: turn.key });
    this.#busy(true);
    let wait = null;
    for (let tries = 0, renewed = false; wait !== false; tries++) {
      try {
        const reply = await this.#attempt(turn);
        if (turn.left) return false;
        if (!reply) break; // stopped before it was sent
        this.#answered(turn, reply);
        return true;
      } catch (error) {
        if (turn.left) return false;
        if (turn.stopped) break;
        const problem = error instanceof Problem ? error : error.name === "AbortError" ? new Problem(0) : error;
        if (problem.gone && !renewed) {
          renewed = true;
          this.#renew(turn);
          continue;
        }
        wait = this.#patience(problem, tries);
        if (wait === false) {
          this.#gaveUp(turn, problem);
          return false;
        }
        this.#notice(this.#sorry(problem, true));
        await soon(wait, (wake) => {
          turn.awake = wake;
        });
        if (turn.left) return false;
        if (turn.stopped) break;
      }
    }
    this.#stopped(turn);
    return false;
  }

  /** How long to wait before the same is sent again; false where that cannot help. */
  #patience(error, tries) {
    if (!(error instanceof Problem) || error.final || !error.passing || tries >= MOST_TRIES) return false;
    if (error.after !== null) return error.after > 60 ? false : (error.after + Math.random()) * 1000;
    return Math.min(15_000, 700 * 2 ** tries) * (0.75 + Math.random() / 2);
  }

  async #attempt(turn) {
    const { id, secret } = await this.#conversation();
    if (turn.stopped || turn.left) return null;
    const control = (turn.control = new AbortController());
    const [heard, ended] = listening(control);
    try {
      const response = await this.#server.ask("POST", `v1/conversations/${id}/messages`, {
        body: { text: turn.text, image: turn.image },
        secret,
        accept: EVENT_STREAM,
        headers: { "Idempotency-Key": turn.key },
        signal: control.signal,
      });
      this.#notice("");
      turn.view?.node.remove();
      turn.view = null;
      if (!response.headers.get("Content-Type")?.startsWith(EVENT_STREAM)) return await response.json();
      for await (const { event, data } of events(response.body, heard)) {
        if (turn.left) return null;
        if (event === "done") return data;
        if (event === "error") {
          const problem = new Problem(data.status, data);
          problem.final = true; // the server tried; whether again is for the customer to say
          throw problem;
        }
        this.#came(turn, event, data);
      }
    } finally {
      ended();
    }
    throw new Problem(0);
  }

  #came(turn, event, data) {
    const near = this.#near();
    if (event === "status") this.#step(["understanding", "looking"].includes(data.step) ? data.step : "writing");
    else {
      turn.view ??= this.#reply(true);
      if (event === "delta") turn.view.say(data.text);
      else if (event === "products") turn.view.products(data.products);
      else if (event === "citations") turn.view.citations(data.citations);
    }
    this.#down(near);
  }

  #answered(turn, reply) {
    const near = this.#near();
    this.#rest();
    const item = { role: "assistant", text: reply.text, reply };
    const silent = !reply.text && !list(reply.products).length;
    if (!silent) {
      turn.view ??= this.#reply(true);
      turn.view.done(item);
      this.#items.push(item);
    }
    if (reply.cart) this.#cart = reply.cart;
    const began = reply.handed_off && !this.#waiting;
    this.#waiting = Boolean(reply.handed_off);
    if (!reply.handed_off) this.#person = null;
    if (!this.isOpen && !silent) this.#unread++;
    this.#face();
    this.#down(near);
    if (!silent) this.#emit("message", { role: "assistant", text: reply.text, reply });
    if (began) this.#emit("handoff", { state: "queue", by: null });
    this.#hear();
  }

  #stopped(turn) {
    this.#rest();
    if (turn.view) turn.view.done({ role: "assistant", text: turn.view.text, reply: null });
    this.#add({ role: "note", text: this.#t("stopped") });
  }

  #gaveUp(turn, error) {
    const hopeless = [403, 413, 422].includes(error.status);
    this.#rest(hopeless);
    if (hopeless) this.#parts.box.value ||= turn.text;
    turn.view?.node.remove();
    turn.view = null;
    const again = () => {
      if (!this.#turn) this.#run(turn);
    };
    this.#again = error.status === 0 ? again : null; // a regained network tries by itself
    this.#notice(this.#sorry(error), { bad: true, act: hopeless ? null : again });
    this.#failed(error);
  }

  /** The conversation is gone from the server: the same words begin another. */
  #renew(turn) {
    LOCAL.set(this.#place, null);
    this.#forget();
    turn.view = null;
    this.#add({ role: "note", text: this.#t("gone") });
    this.#add(turn.item);
  }

  #rest(forget = true) {
    this.#turn = null;
    this.#again = null;
    if (forget) SESSION.set(`${this.#place}|pending`, null);
    this.#notice("");
    this.#busy(false);
  }

  #regained() {
    this.#turn?.awake?.();
    const again = this.#again;
    this.#again = null;
    if (again) {
      this.#notice("");
      again();
    }
  }

  #halt() {
    if (!this.#turn) return;
    this.#turn.stopped = true;
    this.#turn.control?.abort();
    this.#turn.awake?.();
  }

  /** Ends the turn under way without a word of it. */
  #drop() {
    const turn = this.#turn;
    if (!turn) return;
    turn.left = true;
    turn.control?.abort();
    turn.awake?.();
    this.#turn = null;
    if (this.#leaving) this.#busy(false);
  }

  #busy(on) {
    const { log, send, halt } = this.#parts;
    const inside = [send, halt].includes(this.shadowRoot.activeElement);
    log.setAttribute("aria-busy", String(on));
    send.hidden = on;
    halt.hidden = !on;
    if (inside) (on ? halt : send).focus();
    this.#step(on ? "understanding" : "");
    if (on) for (const options of log.querySelectorAll(".options")) options.remove();
  }

  #sorry(error, trying = false) {
    if (error.status === 0 && !navigator.onLine) return this.#t("offline");
    if (error.type === "busy") return this.#t("busy");
    if (trying) return this.#t(error.status === 0 ? "lost" : "crowded");
    if (error.status === 403) return this.#t("refused");
    if (error.status === 413 || (error.status === 422 && error.type === "invalid")) return this.#t("tooLong");
    return this.#t("failed");
  }

  // ---- staff, and what else comes outside of replies ----

  /** Listens while a person may write, and ends by itself when the assistant answers again. */
  async #hear() {
    if (this.#hearing || !this.#waiting) return;
    const hearing = (this.#hearing = new AbortController());
    const stop = () => hearing.abort();
    this.#leaving?.signal.addEventListener("abort", stop);
    try {
      for (let tries = 0; this.#waiting && !hearing.signal.aborted;) {
        const kept = LOCAL.get(this.#place);
        if (!kept) return;
        const control = new AbortController();
        hearing.signal.addEventListener("abort", () => control.abort());
        const [heard, ended] = listening(control);
        try {
          const response = await this.#server.ask("GET", `v1/conversations/${kept.id}/events?after=${this.#last}`, {
            secret: kept.secret,
            accept: EVENT_STREAM,
            signal: control.signal,
          });
          tries = 0;
          for await (const { data } of events(response.body, heard)) {
            if (hearing.signal.aborted) return;
            this.#happened(data);
            if (!this.#waiting) return;
          }
        } catch (error) {
          if (hearing.signal.aborted || error.gone) return;
          await soon((error.after ?? Math.min(15, 2 ** tries++)) * 1000);
        } finally {
          ended();
        }
      }
    } finally {
      if (this.#hearing === hearing) this.#hearing = null;
    }
  }

  #itemOf(event) {
    return event.type === "staff_message"
      ? { role: "staff", text: event.text, by: event.by, at: event.at }
      : { role: "note", text: "", at: event.at, event };
  }

  #happened(event) {
    if (!(event.id > this.#last)) return;
    this.#last = event.id;
    const near = this.#near();
    this.#follow(event);
    this.#add(this.#itemOf(event));
    if (event.type === "staff_message") {
      if (!this.isOpen) this.#unread++;
      this.#emit("message", { role: "staff", text: event.text, by: event.by });
    } else if (event.type === "handoff") this.#emit("handoff", { state: event.state, by: event.by ?? null });
    this.#face();
    this.#down(near);
  }

  #follow(event) {
    if (event.type !== "handoff") return;
    this.#person = event.state === "person" ? event.by : null;
    this.#waiting = event.state === "person";
  }

  // ---- what the log shows ----

  #draw() {
    if (this.#turn) return; // the log is being written
    const { log } = this.#parts;
    if (!this.#items.length && spoken.get(this.#texts) === null) return log.replaceChildren(); // its words are on their way
    log.replaceChildren(
      ...(this.#items.length
        ? this.#items.map((item, place) => this.#node(item, place === this.#items.length - 1))
        : [this.#welcome()]),
    );
    this.#anchor = [...log.querySelectorAll(".customer, .staff")].pop() ?? null;
  }

  #add(item) {
    const { log } = this.#parts;
    if (!this.#items.length) log.replaceChildren();
    this.#items.push(item);
    const near = this.#near();
    const node = this.#node(item);
    log.append(node);
    if (item.role !== "note") this.#anchor = node;
    this.#down(near);
    return item;
  }

  #node(item, last = false) {
    if (item.role === "assistant") {
      const view = this.#reply(last, false);
      view.done(item);
      return view.node;
    }
    if (item.role === "staff")
      return h(
        "div",
        { class: "staff", part: "message staff" },
        h("b", {}, item.by || this.#t("staff")),
        h("p", { class: "said" }, item.text),
      );
    if (item.role === "customer")
      return h(
        "div",
        { class: "customer", part: "message customer" },
        h("span", { class: "unseen" }, `${this.#t("you")}: `),
        h("span", { class: "said" }, item.text),
      );
    return h("p", { class: "note", part: "note" }, item.event ? this.#noteOf(item.event) : item.text);
  }

  #noteOf(event) {
    if (event.type === "order")
      return this.#t("order", {
        id: event.order_id ?? "",
        action: String(event.action ?? "").replaceAll("_", " "),
        result: event.result ?? "",
      });
    const name = event.by || this.#t("staff");
    return event.state === "person"
      ? this.#t("joined", { name })
      : event.state === "returned"
        ? this.#t("left", { name })
        : this.#t("closed");
  }

  #welcome() {
    const own = this.getAttribute("starters");
    const starters =
      own !== null
        ? own
            .split("|")
            .map((text) => text.trim())
            .filter(Boolean)
        : list(this.#opening?.starters);
    const privacy = http(this.getAttribute("privacy"), location.href);
    return h(
      "div",
      { class: "welcome", part: "welcome" },
      h("h3", {}, this.getAttribute("greeting") ?? this.#t("greeting")),
      h("p", {}, this.#t("about"), ...(privacy ? [" ", this.#link(privacy, {}, this.#t("privacy"))] : [])),
      ...(starters.length
        ? [
            h("p", { class: "lead" }, this.#t("starters")),
            h(
              "div",
              { class: "asks" },
              starters.map((text) =>
                h("button", { part: "starter", onclick: () => this.#say(text) }, text),
              ),
            ),
          ]
        : []),
    );
  }

  /** A link that leaves the page in peace: another site opens beside it and learns nothing. */
  #link(address, attributes, ...children) {
    const own = new URL(address).origin === location.origin;
    return h(
      "a",
      { href: address, rel: "noopener noreferrer nofollow", target: own ? "_top" : "_blank", ...attributes },
      ...children,
      own ? null : h("span", { class: "unseen" }, ` (${this.#t("newTab")})`),
    );
  }

  /** One reply, put together as it comes: say, products, citations; `done` adds what has not come. */
  #reply(last = true, append = true) {
    const slot = (name) => h("div", { class: name, hidden: true });
    const text = h("p", { class: "said" });
    const slots = {
      cards: slot("row"),
      table: slot("table"),
      sources: slot("sources"),
      foot: slot("foot"),
      options: slot("options"),
    };
    const node = h(
      "div",
      { class: "assistant", part: "message assistant" },
      h("span", { class: "unseen" }, `${this.#t("assistant")}: `),
      text,
      ...Object.values(slots),
    );
    const fill = (name, content) => {
      if (slots[name].hidden && content) {
        slots[name].replaceChildren(...[content].flat());
        slots[name].hidden = false;
      }
    };
    const view = {
      node,
      text: "",
      say: (piece) => {
        view.text += piece;
        text.append(piece);
      },
      products: (products) => {
        if (list(products).length) fill("cards", this.#cards(products, view));
      },
      citations: (citations) => {
        if (list(citations).length) fill("sources", this.#sources(citations));
      },
      done: (item) => {
        if (item.text !== view.text) text.textContent = view.text = item.text;
        text.hidden = !item.text;
        const reply = item.reply;
        if (!reply) return;
        view.id = reply.reply_id;
        view.products(reply.products);
        if (list(reply.comparison?.rows).length) fill("table", this.#table(reply.comparison));
        view.citations(reply.citations);
        if (reply.reply_id && item.text) fill("foot", this.#thumbs(reply.reply_id));
        if (last && list(reply.options).length) fill("options", this.#options(reply.options));
      },
    };
    if (append) {
      if (!this.#items.length) this.#parts.log.replaceChildren();
      this.#parts.log.append(node);
    }
    return view;
  }

  #options(options) {
    return h(
      "div",
      { class: "chips", role: "group", "aria-label": this.#t("replies") },
      options.map((text) =>
        h("button", { class: "chip", part: "option", onclick: () => this.#say(text) }, text),
      ),
    );
  }

  #cards(products, view) {
    const row = h(
      "ul",
      { class: "cards", part: "cards", "aria-label": this.#t("products") },
      products.map((product, place) => this.#card(product, place + 1, view)),
    );
    if (products.length < 2) return row;
    const step = (name, sign) =>
      h(
        "button",
        {
          class: `step ${sign < 0 ? "last" : "next"}`,
          hidden: true,
          "aria-label": this.#t(name),
          title: this.#t(name),
          onclick: () =>
            row.scrollBy({
              left: sign * (this.#parts.root.dir === "rtl" ? -1 : 1) * 200,
              behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth",
            }),
        },
        icon(sign < 0 ? "back" : "next"),
      );
    const back = step("earlier", -1);
    const next = step("later", 1);
    const look = () => {
      const at = Math.abs(row.scrollLeft);
      back.hidden = at < 8;
      next.hidden = at + row.clientWidth > row.scrollWidth - 8;
    };
    row.addEventListener("scroll", look, { passive: true });
    new ResizeObserver(look).observe(row);
    return [row, back, next];
  }

  #card(product, place, view) {
    const name = String(product.name ?? "");
    const url = http(product.url, this.#server.base);
    const own = typeof product.image_url === "string" && /^\/(?!\/)/.test(product.image_url);
    const image = http(own ? product.image_url.slice(1) : product.image_url, this.#server.base);
    const img =
      image &&
      h("img", {
        src: image,
        alt: "",
        loading: "lazy",
        decoding: "async",
        onerror: (event) => event.currentTarget.remove(),
      });
    const clicked = (event) => {
      this.#did("click", product, place, view);
      if (!this.#emit("product-click", { product, place }, true)) event.preventDefault();
      else if (!url) this.#say(this.#t("moreWords", { name }));
      else if (NARROW.matches) SESSION.set(`${this.#place}|open`, null); // the page that comes is to be seen
    };
    const called = { class: "name", part: "product-name", onclick: clicked };
    const stock =
      product.in_stock === true
        ? ["in", this.#t("inStock")]
        : product.in_stock === false
          ? ["out", this.#t("outOfStock")]
          : product.was_in_stock && product.stock_as_of
            ? ["quiet", this.#t("stockOn", { date: this.#date(product.stock_as_of) })]
            : null;
    const rating =
      typeof product.rating === "number"
        ? this.#number(product.rating, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
        : null;
    return h(
      "li",
      { class: product.in_stock === false ? "card gone" : "card", part: "card" },
      h(
        "div",
        { class: "picture", "aria-hidden": "true" },
        name.slice(0, 1),
        img,
        h("span", { class: "place" }, this.#number(place)),
      ),
      h(
        "div",
        { class: "about" },
        h("span", { class: "unseen" }, this.#t("number", { n: this.#number(place) })),
        url ? this.#link(url, called, name) : h("button", { ...called }, name),
        h("p", { class: "price", part: "price" }, this.#money(product.price)),
        rating || stock
          ? h(
              "p",
              { class: "facts" },
              rating &&
                h(
                  "span",
                  {},
                  h("span", { class: "star", "aria-hidden": "true" }, "★ "),
                  h("span", { "aria-hidden": "true" }, rating),
                  h("span", { class: "unseen" }, this.#t("rated", { n: rating })),
                ),
              stock && h("span", { class: stock[0] }, stock[1]),
            )
          : null,
        product.reason
          ? h(
              "p",
              { class: "why" },
              product.reason,
              " ",
              h(
                "button",
                { class: "not", part: "button not-this", onclick: () => this.#say(this.#t("notWords", { name })) },
                this.#t("notThis"),
                h("span", { class: "unseen" }, ` ${name}`),
              ),
            )
          : null,
        product.in_stock === false
          ? null
          : [
              h("span", { class: "gap" }),
              h(
                "button",
                {
                  class: "plain",
                  part: "button add-to-cart",
                  onclick: () => this.#wants(product, place),
                },
                this.#t("add"),
                h("span", { class: "unseen" }, ` ${name}`),
              ),
            ],
      ),
    );
  }

  /** What is done with a card helps the next recommendation; nobody waits for it, and nothing is lost without. */
  #did(kind, product, place, view) {
    const { id, secret } = LOCAL.get(this.#place) ?? {};
    const event = { kind, product_id: product.id, position: place, reply_id: view.id };
    if (!secret || !product.id) return;
    const body = { conversation_id: id, events: [event] };
    this.#server.ask("POST", "v1/events", { body, secret, keepalive: true }).catch(() => {});
  }

  #wants(product, place) {
    if (this.#emit("add-to-cart", { product, place, quantity: 1 }, true))
      this.#say(this.#t("addWords", { name: product.name }));
  }

  #date(text) {
    const date = new Date(text);
    return Number.isNaN(date.getTime())
      ? ""
      : new Intl.DateTimeFormat(this.#locale, { dateStyle: "medium" }).format(date);
  }

  #table({ names, rows, products, better_for: better }) {
    const ids = list(products);
    const reasons = list(better).map((all) => list(all).join(", "));
    const line = (title, cells) => h("tr", {}, h("th", { scope: "row" }, title), cells);
    const unsaid = () => [h("span", { "aria-hidden": "true" }, "–"), h("span", { class: "unseen" }, this.#t("unsaid"))];
    const cell = (value, best) =>
      h(
        "td",
        { class: best ? "best" : value ? null : "quiet" },
        value || unsaid(),
        best && h("span", { class: "unseen" }, ` (${this.#t("better")})`),
      );
    const lines = list(rows).map(({ attribute, values, best }) =>
      line(
        attribute.slice(0, 1).toUpperCase() + attribute.slice(1),
        list(values).map((value, place) => cell(value, value && best === ids[place])),
      ),
    );
    if (reasons.some(Boolean)) lines.push(line(this.#t("bestFor"), reasons.map((text) => h("td", {}, text || "–"))));
    const titles = list(names).map((name) => h("th", { scope: "col" }, name));
    return h(
      "div",
      { class: "wide", part: "comparison", role: "region", tabindex: "0", "aria-label": this.#t("compared") },
      h("table", {}, h("thead", {}, h("tr", {}, h("td"), titles)), h("tbody", {}, lines)),
    );
  }

  #sources(citations) {
    return h(
      "div",
      { part: "citations", role: "group", "aria-label": this.#t("sources") },
      citations.map((citation) => {
        const url = http(citation.url);
        const section = citation.heading && citation.heading !== citation.title ? ` § ${citation.heading}` : "";
        return h(
          "details",
          { part: "citation" },
          h("summary", {}, `${citation.title}${section}`),
          h("blockquote", {}, citation.quote),
          url ? this.#link(url, {}, this.#t("openPage")) : null,
        );
      }),
    );
  }

  // ---- thumbs ----

  #thumbs(replyId) {
    const form = h("div", { class: "form", part: "feedback", hidden: true });
    const thumb = (rating, name) =>
      h(
        "button",
        {
          class: "round",
          part: `button thumb-${rating}`,
          "aria-pressed": "false",
          "aria-label": this.#t(name),
          title: this.#t(name),
          onclick: () => rate(rating),
        },
        icon(name),
      );
    const thumbs = { up: thumb("up", "good"), down: thumb("down", "bad") };
    const rate = async (rating) => {
      for (const [name, button] of Object.entries(thumbs)) button.setAttribute("aria-pressed", String(name === rating));
      form.hidden = false;
      form.replaceChildren(...this.#asks(replyId, rating, form, thumbs[rating]));
      form.querySelector("button").focus();
      form.scrollIntoView({ block: "nearest" });
      if (!(await this.#rate({ reply_id: replyId, rating }))) {
        form.hidden = true;
        thumbs[rating].setAttribute("aria-pressed", "false");
      }
    };
    return [h("div", { class: "thumbs" }, thumbs.up, thumbs.down), form];
  }

  #asks(replyId, rating, form, thumb) {
    const chosen = new Set();
    const name = rating === "up" ? "reasonsUp" : "reasonsDown";
    const shown = list(this.#words(name));
    const toggle = (reason, button) => {
      chosen.delete(reason) || chosen.add(reason);
      button.setAttribute("aria-pressed", String(chosen.has(reason)));
    };
    const comment = h("textarea", {
      class: "field",
      rows: "2",
      maxlength: "2000",
      placeholder: this.#t("comment"),
      "aria-label": this.#t("comment"),
    });
    const finish = (text) => {
      form.replaceChildren(h("p", { role: "status", tabindex: "-1" }, text));
      form.firstChild.focus();
    };
    const send = async () => {
      const given = { reply_id: replyId, rating, reasons: [...chosen], comment: comment.value.trim() || null };
      if (await this.#rate(given)) finish(this.#t(given.reasons.length || given.comment ? "rated2" : "rated1"));
    };
    return [
      h("h3", {}, this.#t(rating === "up" ? "goodAsk" : "badAsk")),
      h(
        "div",
        { class: "chips", role: "group", "aria-label": this.#t(rating === "up" ? "goodAsk" : "badAsk") },
        ENGLISH[name].map((reason, place) =>
          h(
            "button",
            {
              class: "chip",
              "aria-pressed": "false",
              onclick: (event) => toggle(reason, event.currentTarget),
            },
            shown[place] ?? reason,
          ),
        ),
      ),
      comment,
      h(
        "div",
        { class: "chips" },
        h("button", { class: "plain full", onclick: send }, this.#t("rate")),
        h(
          "button",
          {
            class: "plain",
            onclick: () => {
              form.hidden = true;
              thumb.focus();
            },
          },
          this.#t("skip"),
        ),
      ),
    ];
  }

  async #rate(given) {
    const kept = LOCAL.get(this.#place);
    try {
      await this.#server.json("POST", "v1/feedback", { body: given, secret: kept?.secret });
    } catch (error) {
      this.#notice(this.#sorry(error), { bad: true });
      this.#failed(error);
      return false;
    }
    this.#notice("");
    this.#emit("feedback", {
      replyId: given.reply_id,
      rating: given.rating,
      reasons: given.reasons ?? [],
      comment: given.comment ?? null,
    });
    return true;
  }

  // ---- cart, download, deletion ----

  async #showCart() {
    this.#sheet(this.#t("cart"), ...this.#cartLines());
    const kept = LOCAL.get(this.#place);
    if (!kept) return;
    try {
      this.#cart = await this.#server.json("GET", `v1/conversations/${kept.id}/cart`, { secret: kept.secret }); // at today's prices
      this.#face();
      if (!this.#parts.sheet.hidden) this.#parts.sheetBody.replaceChildren(...this.#cartLines());
    } catch (error) {
      this.#failed(error); // what is shown is what the last reply said
    }
  }

  #cartLines() {
    const items = list(this.#cart?.items);
    if (!items.length) return [h("p", { class: "quiet" }, this.#t("cartEmpty"))];
    const checkout = http(this.#cart.checkout_url);
    const remove = (item) => {
      this.#sheet(null);
      this.#say(this.#t("removeWords", { name: item.name }));
    };
    return [
      h(
        "ul",
        { class: "lines", part: "cart" },
        items.map((item) =>
          h(
            "li",
            {},
            h(
              "div",
              { class: "what" },
              `${this.#number(item.quantity)} × ${item.name}`,
              h("small", {}, Object.values(item.options ?? {}).join(", ")),
              h(
                "button",
                { class: "text", onclick: () => remove(item) },
                this.#t("remove"),
                h("span", { class: "unseen" }, ` ${item.name}`),
              ),
            ),
            h(
              "div",
              { class: "cost" },
              this.#money(item.price),
              item.quantity > 1 ? h("small", {}, this.#t("each")) : null,
            ),
          ),
        ),
      ),
      this.#cart.total
        ? h("p", { class: "sum" }, h("span", {}, this.#t("total")), h("span", {}, this.#money(this.#cart.total)))
        : null,
      checkout ? this.#link(checkout, { class: "plain full", part: "checkout" }, this.#t("checkout")) : null,
    ].filter(Boolean);
  }

  async #save(kind) {
    const kept = LOCAL.get(this.#place);
    let data = {
      messages: this.#items.filter((item) => item.text).map(({ role, by, text, at }) => ({ role, by, text, at })),
    };
    try {
      if (kept) data = await this.#server.json("GET", `v1/conversations/${kept.id}`, { secret: kept.secret });
    } catch (error) {
      this.#failed(error); // what is on the screen will do
    }
    const who = { customer: this.#t("you"), assistant: this.#t("assistant"), staff: this.#t("staff") };
    const lines = list(data.messages).map(
      (m) => `${m.at ? `[${new Date(m.at).toLocaleString(this.#locale)}] ` : ""}${m.by || who[m.role]}: ${m.text}`,
    );
    const blob =
      kind === "json"
        ? new Blob([JSON.stringify(data, null, 2)], { type: "application/json" })
        : new Blob([`${lines.join("\n\n")}\n`], { type: "text/plain" });
    const address = URL.createObjectURL(blob);
    const anchor = h("a", { href: address, download: `conversation.${kind}`, hidden: true });
    this.#parts.root.append(anchor);
    anchor.click();
    anchor.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }

  #askErase() {
    this.#sheet(
      this.#t("erase"),
      h("p", {}, this.#t("eraseAsk")),
      h(
        "div",
        { class: "chips" },
        h("button", { class: "plain grave", onclick: () => this.#erase() }, this.#t("eraseYes")),
        h("button", { class: "plain", onclick: () => this.#sheet(null) }, this.#t("eraseNo")),
      ),
    );
  }

  async #erase() {
    const kept = LOCAL.get(this.#place);
    this.#drop();
    try {
      for (let tries = 0; kept; tries++) {
        try {
          await this.#server.json("DELETE", `v1/conversations/${kept.id}`, { secret: kept.secret });
          break;
        } catch (error) {
          if (error.status !== 409 || tries > 4) throw error;
          await soon((error.after ?? 1) * 1000); // the reply that was just ended is still being put away
        }
      }
    } catch (error) {
      if (!error.gone) {
        this.#sheet(null);
        this.#notice(this.#sorry(error), { bad: true, act: () => this.#erase() });
        this.#failed(error);
        return;
      }
    }
    this.#sheet(null);
    this.#begin();
    this.#notice(this.#t("erased"));
    this.#parts.box.focus();
  }
}

// ---- the JavaScript API ----------------------------------------------------------------------

function get(which) {
  if (which instanceof FloorwalkerChat) return which;
  const all = [...connected];
  return (
    (which === undefined ? all[0] : all.find((one) => one.getAttribute("key") === which || one.id === which)) ?? null
  );
}

/** The widget of a script tag: its data-* become the element's attributes. The same tag twice is one widget. */
function add(tag) {
  const element = document.createElement(TAG);
  for (const name of LASTING) {
    const value = tag.getAttribute(`data-${name}`);
    if (value !== null) element.setAttribute(name, value);
  }
  if (!element.hasAttribute("server")) element.setAttribute("server", new URL(".", tag.src).href);
  const like = (one) => ["server", "key"].every((name) => one.getAttribute(name) === element.getAttribute(name));
  const there = [...made].find((one) => one.isConnected && like(one));
  if (there) return there;
  made.add(element);
  document.body.append(element);
  return element;
}

/** A page that has put its own elements where it likes gets no other. */
function ready(tag) {
  if (!tag?.src || tag.hasAttribute("data-manual")) return;
  if ([...document.querySelectorAll(TAG)].every((one) => made.has(one))) add(tag);
}

const whenRead = (act) =>
  document.readyState === "loading" ? document.addEventListener("DOMContentLoaded", act, { once: true }) : act();

const Floorwalker = { get, add, version: 1 };
for (const name of ["open", "close", "toggle", "send", "identify", "setLocale", "setTheme", "destroy"]) {
  Floorwalker[name] = (...given) => get()?.[name](...given);
}
window.Floorwalker = Floorwalker;
customElements.define(TAG, FloorwalkerChat);

whenRead(() => {
  ready(script);
  const waiting = list(window.floorwalkerReady);
  window.floorwalkerReady = { push: (act) => act(Floorwalker) };
  for (const act of waiting) act(Floorwalker);
});
window.addEventListener("floorwalker-tag", (event) => whenRead(() => ready(event.detail))); // from a second tag
})();
