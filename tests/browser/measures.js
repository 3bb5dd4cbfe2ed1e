// What a page looks like to a ruler: functions that run inside it. Each returns a list of faults, empty if all is well.
(() => {
  const visible = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

  /** How a fault names an element: `a.button «Call: 030 1234»`. */
  function name(element) {
    const classes = [...element.classList].map((item) => "." + item).join("");
    const text = (element.getAttribute("aria-label") ?? element.textContent).replace(/\s+/gu, " ").trim();
    return `${element.localName}${classes} «${text.slice(0, 50)}»`;
  }

  function textNodes() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      if (walker.currentNode.data.trim() && visible(walker.currentNode.parentElement)) found.push(walker.currentNode);
    }
    return found;
  }

  // Directions

  /** Texts that run on without a break, each a list of its characters. A <wbr> between two texts breaks nothing. */
  function runs() {
    const found = [];
    let last = null;
    for (const node of textNodes()) {
      const joined = node.previousSibling?.localName === "wbr" && node.previousSibling.previousSibling === last;
      if (!joined) found.push([]);
      found.at(-1).push(...Array.from({ length: node.length }, (_, at) => ({ node, at, character: node.data[at] })));
      last = node;
    }
    return found;
  }

  function matches(pattern) {
    return runs().flatMap((run) =>
      [...run.map(({ character }) => character).join("").matchAll(new RegExp(pattern, "gu"))].map((match) => ({
        text: match[0],
        characters: run.slice(match.index, match.index + match[0].length),
      })),
    );
  }

  function box({ node, at }) {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect();
  }

  const ascends = (boxes) =>
    boxes.every((here, index) => {
      const before = boxes[index - 1];
      return !before || here.left > before.left || here.top > before.top + before.height / 2;
    });

  // Colours

  function channels(colour) {
    const found = colour.match(/^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/u);
    if (!found) throw new Error(`a colour that this ruler cannot read: ${colour}`);
    return [Number(found[1]), Number(found[2]), Number(found[3]), Number(found[4] ?? 1)];
  }

  const over = ([r, g, b, a], [r2, g2, b2]) => [r * a + r2 * (1 - a), g * a + g2 * (1 - a), b * a + b2 * (1 - a), 1];

  /** The colour behind an element's text: every ground up to the root, the translucent ones laid over each other. */
  function ground(element) {
    if (element instanceof SVGTextElement) return drawnGround(element);
    const layers = [];
    for (let item = element; item; item = item.parentElement) {
      const style = getComputedStyle(item);
      if (style.backgroundImage !== "none") throw new Error(`a picture behind the text of ${name(item)}`);
      layers.push(channels(style.backgroundColor));
      if (layers.at(-1)[3] === 1) break;
    }
    return layers.reduceRight((below, layer) => over(layer, below), [255, 255, 255, 1]);
  }

  /** Behind letters in a drawing: the disc before them, or the stroke around them, which hides what else is there. */
  function drawnGround(letters) {
    const disc = letters.previousElementSibling?.closest("circle");
    return channels(disc ? getComputedStyle(disc).fill : getComputedStyle(letters).stroke);
  }

  /** Relative luminance, 0 to 1: WCAG 2.2, definitions. */
  function luminance(colour) {
    const [r, g, b] = colour.slice(0, 3).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  /** Contrast ratio, 1 to 21: WCAG 2.2, definitions. */
  function contrast(one, other) {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  }

  function inkOn(element) {
    const { color, fill } = getComputedStyle(element);
    return over(channels(element instanceof SVGTextElement ? fill : color), ground(element));
  }

  // Focus

  const TABBABLE = "a[href], summary, button, input, select, textarea, [tabindex]:not([tabindex^='-'])";
  const tabbable = () => [...document.querySelectorAll(TABBABLE)].filter(visible);

  function outlineFaults(element) {
    const style = getComputedStyle(element);
    const width = style.outlineStyle === "none" ? 0 : Number.parseFloat(style.outlineWidth);
    if (width < 2) return [`${name(element)}: an outline of ${width} px`];
    const ratio = contrast(channels(style.outlineColor), ground(element.parentElement));
    return ratio < 3 ? [`${name(element)}: an outline with a contrast of ${ratio.toFixed(1)}`] : [];
  }

  function placeFaults(element) {
    const box = element.getClientRects()[0];
    const style = getComputedStyle(element);
    const around = Number.parseFloat(style.outlineWidth) + Number.parseFloat(style.outlineOffset) - 0.5; // half a pixel of rounding
    const { top, left } = box;
    if (top < around || left < around || box.bottom > innerHeight - around || box.right > innerWidth - around) {
      return [`${name(element)}: its outline is cut off at ${Math.round(left)}, ${Math.round(top)}`];
    }
    const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return element.contains(hit) ? [] : [`${name(element)}: covered by ${hit ? name(hit) : "nothing"}`];
  }

  return {
    /** The page or one of its elements is wider than the window. What lies in a box of its own that scrolls may be. */
    overflow() {
      const width = document.documentElement.scrollWidth;
      const beyond = [...document.body.querySelectorAll("*")].filter((element) => {
        if (!visible(element) || element.closest(".visually-hidden")) return false;
        if (element.parentElement.closest(".scroll, svg")) return false;
        const { left, right, width } = element.getBoundingClientRect();
        return width && (left < -0.5 || right > innerWidth + 0.5);
      });
      const innermost = beyond.filter((element) => !beyond.some((other) => other !== element && element.contains(other)));
      return [
        ...(width > innerWidth ? [`the page is ${width} px wide in a window of ${innerWidth} px`] : []),
        ...innermost.map((element) => {
          const { left, right } = element.getBoundingClientRect();
          return `${name(element)} reaches from ${Math.round(left)} to ${Math.round(right)} px`;
        }),
      ];
    },

    /** Targets lower than `least` CSS px. */
    lowTargets([selector, least]) {
      return [...document.querySelectorAll(selector)]
        .filter(visible)
        .map((element) => [element, element.getBoundingClientRect().height])
        .filter(([, height]) => height < least - 0.01)
        .map(([element, height]) => `${name(element)} is ${height.toFixed(1)} px high`);
    },

    /** Texts of this pattern whose characters do not stand one after the other from left to right, line by line. */
    reversed(pattern) {
      const inOrder = ({ characters }) => ascends(characters.filter(({ character }) => character.trim()).map(box));
      return matches(pattern)
        .filter((match) => !inOrder(match))
        .map(({ text }) => text);
    },

    /** Texts of this pattern, to be sure that there were some to look at. */
    texts(pattern) {
      return matches(pattern).map(({ text }) => text);
    },

    /** Texts whose contrast with their ground is below `least`. */
    faint([selector, least]) {
      const faults = new Set();
      for (const node of textNodes()) {
        const element = node.parentElement;
        if (!element.closest(selector) || element.closest(".visually-hidden, .skip")) continue;
        const ratio = contrast(inkOn(element), ground(element));
        if (ratio < least) faults.add(`${name(element)}: ${ratio.toFixed(1)}`);
      }
      return [...faults];
    },

    /** The lists of font families that texts are set in; samples of code aside. */
    fonts() {
      const set = textNodes().filter((node) => !node.parentElement.closest("code, pre"));
      return [...new Set(set.map((node) => getComputedStyle(node.parentElement).fontFamily))];
    },

    /** Texts in Arabic or Ethiopic letters with lines too close, in italics, or with space between their letters. */
    cramped(least) {
      const tall = textNodes().filter((node) => /[\p{Script=Arabic}\p{Script=Ethiopic}]/u.test(node.data));
      const faults = tall.map((node) => {
        const { fontSize, lineHeight, fontStyle, letterSpacing } = getComputedStyle(node.parentElement);
        const lines = Number.parseFloat(lineHeight) / Number.parseFloat(fontSize);
        const upright = fontStyle === "normal" && ["normal", "0px"].includes(letterSpacing);
        if (lines > least - 0.01 && upright) return "";
        return `${name(node.parentElement)}: lines of ${lines.toFixed(2)}, ${fontStyle}, ${letterSpacing}`;
      });
      return [...new Set(faults.filter(Boolean))];
    },

    /** How light the ground and the ink of an element are, each 0 to 1. */
    lightness(selector) {
      const element = document.querySelector(selector);
      return [luminance(ground(element)), luminance(inkOn(element))];
    },

    /** Elements without a visible border on every side. */
    unbordered(selector) {
      return [...document.querySelectorAll(selector)].filter(visible).filter((element) => {
        const style = getComputedStyle(element);
        return ["Top", "Right", "Bottom", "Left"].some((side) => {
          const width = style[`border${side}Style`] === "none" ? 0 : Number.parseFloat(style[`border${side}Width`]);
          return width < 1 || contrast(over(channels(style[`border${side}Color`]), ground(element)), ground(element)) < 3;
        });
      }).map(name);
    },

    /** Everything that Tab should stop at, in the order of the page. */
    stops() {
      return tabbable().map(name);
    },

    /** What has the focus. */
    focused() {
      const element = document.activeElement;
      return element === document.body ? "" : name(element);
    },

    /** Why the focus cannot be seen. */
    unseenFocus() {
      const element = document.activeElement;
      return [...placeFaults(element), ...outlineFaults(element)];
    },

    /** An element's box: its distances from the left and the right edge of the window, in CSS px. */
    sides(selector) {
      const box = document.querySelector(selector).getBoundingClientRect();
      return { left: box.left, right: document.documentElement.clientWidth - box.right };
    },
  };
})()
