// A photo beside the words: chosen, pasted or dropped, made small here (which leaves the place and time it was
// taken behind), and sent as text. The server keeps nothing of it.
(() => {
  const SIDE = 1024;
  const WORDS = /* words */ {};
  const tags = [navigator.language, navigator.language.split("-")[0], "en"];
  const t = WORDS[tags.find((tag) => tag in WORDS)];
  const field = () => document.querySelector("#fw-photo-data textarea");
  const put = (value) => {
    const to = field();
    if (!to) return;
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(to, value);
    to.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const chip = () => document.querySelector("#fw-photo-chip");
  const say = (words) => {
    chip()?.remove();
    const row = document.querySelector("#fw-ask");
    if (!row || !words) return null;
    const shown = document.createElement("div");
    shown.id = "fw-photo-chip";
    shown.setAttribute("role", "status");
    row.before(shown);
    shown.append(words);
    return shown;
  };
  const clear = () => {
    chip()?.remove();
    if (field()?.value) put("");
  };
  const small = async (file) => {
    const image = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, SIDE / Math.max(image.width, image.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(image.width * scale));
    canvas.height = Math.max(1, Math.round(image.height * scale));
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff"; // a JPEG has no transparency
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    image.close();
    return canvas.toDataURL("image/jpeg", 0.85);
  };
  const take = async (file) => {
    if (!file || !field()) return;
    try {
      if (!/^image\/(?!svg)/.test(file.type)) throw new Error("no photo");
      const data = await small(file);
      put(data);
      const image = new Image();
      image.src = data;
      image.alt = t.photo;
      const away = document.createElement("button");
      away.type = "button";
      away.textContent = t.photoRemove;
      away.addEventListener("click", clear);
      const shown = say(image);
      if (shown) shown.append(away);
      document.querySelector("#fw-box textarea")?.focus();
    } catch {
      clear();
      say(t.photoUnfit);
    }
  };
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    if (event.target.closest("#fw-photo")) {
      const chooser = document.createElement("input");
      chooser.type = "file";
      chooser.accept = "image/jpeg,image/png,image/webp,image/gif,image/avif";
      chooser.addEventListener("change", () => take(chooser.files[0]));
      chooser.click();
    } else if (event.target.closest("#fw-new")) clear();
  });
  document.addEventListener("paste", (event) => {
    const file = [...(event.clipboardData?.files ?? [])].find((one) => one.type.startsWith("image/"));
    if (!file || !document.querySelector("#fw-photo")) return;
    event.preventDefault();
    take(file);
  });
  // What is being answered needs no picture any more: the chip goes when Stop takes the place of Send.
  const look = () => {
    const stop = document.querySelector("#fw-stop");
    if (stop?.offsetParent && chip()) chip().remove();
  };
  const begin = () => new MutationObserver(look).observe(document.body, { childList: true, subtree: true, attributes: true });
  if (document.body) begin();
  else document.addEventListener("DOMContentLoaded", begin);
})();
