// Prints and shares a page. Without this the browser's own menu does both.
const [print, share] = ["[data-print]", "[data-share]"].map((name) => document.querySelector(name));
const told = document.querySelector("[data-shared]");

/** The code on paper is not loaded before it is needed. */
function load() {
  const image = document.querySelector(".on-paper img");
  if (!image) return null;
  image.loading = "eager";
  return image.decode().catch(() => null); // a sheet without the code is better than none
}

async function copy() {
  try {
    await navigator.clipboard.writeText(location.href);
    told.textContent = told.dataset.shared;
  } catch {
    told.textContent = location.href; // to be copied by hand
  }
}

print.addEventListener("click", async () => {
  await load();
  window.print();
});
share.addEventListener("click", () => {
  if (!navigator.share) return copy();
  return navigator.share({ title: share.dataset.share, url: location.href }).catch(() => null); // changed their mind
});
addEventListener("beforeprint", load);

print.hidden = share.hidden = false;
