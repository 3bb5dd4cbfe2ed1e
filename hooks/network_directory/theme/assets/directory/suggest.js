// Offers whoever comes in from outside this page in the first of the browser's languages that the site has. It leads
// nowhere by itself and stores nothing: the offer is made at the door, not on every page.
const here = document.documentElement.lang;
const language = (tag) => tag.toLowerCase().split("-")[0];

/** "ku-Arab-IQ" → "ku-arab-iq", "ku-arab", "ku". */
function forms(tag) {
  const parts = tag.toLowerCase().split("-");
  return parts.map((_, at) => parts.slice(0, parts.length - at).join("-"));
}

/** The reader's first language among those of the site. */
function wanted(offers) {
  const tags = navigator.languages.flatMap(forms);
  return tags.map((tag) => Object.keys(offers).find((code) => offers[code].tags.includes(tag))).find(Boolean);
}

function show(code, { text, close }) {
  const link = document.querySelector(`.language-menu a[hreflang="${code}"]`).cloneNode(true);
  const offer = Object.assign(document.createElement("aside"), { className: "offer", lang: code, dir: link.dir });
  const sentence = document.createElement("p");
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: close });
  offer.setAttribute("aria-label", text);
  sentence.append(text, " ", link);
  button.addEventListener("click", () => offer.remove());
  offer.append(sentence, button);
  document.querySelector(".skip").after(offer);
}

const inside = document.referrer.startsWith(`${location.origin}/`);
if (!inside && language(navigator.languages[0] ?? here) !== language(here)) {
  const answer = await fetch(document.body.dataset.offers).catch(() => null);
  const offers = answer?.ok ? await answer.json() : {};
  const code = wanted(offers);
  if (code && language(code) !== language(here)) show(code, offers[code]);
}
