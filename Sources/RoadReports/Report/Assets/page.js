// Small things that all parts of the page use. Text from the data only ever becomes text nodes.

/** An element with attributes and children; strings become text. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "class") made.className = value;
    else if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value !== null && value !== undefined) made.setAttribute(key, value);
  }
  for (const child of children) {
    if (child !== null && child !== undefined) made.append(child);
  }
  return made;
}

/** A number with fixed decimals and the language's separators; an absent one as a dash. */
function number(value, decimals = 0) {
  if (value === null || value === undefined) return "–";
  return value.toLocaleString(language === "ja" ? "ja-JP" : "en-GB", {
    minimumFractionDigits: decimals, maximumFractionDigits: decimals,
  });
}

function percent(value) {
  return value === null || value === undefined ? "–" : number(100 * value) + " %";
}

function kilometres(metres) {
  return number(metres / 1000, 1) + " km";
}

/** The class as a badge that can be read without its colour. */
function badge(name) {
  return name ? element("span", { class: "badge " + name }, say(`sign${name}`)) : "–";
}

const classColours = { I: "#0072b2", II: "#e69f00", III: "#d55e00", none: "#8a929c" };
const classWidths = { I: 3, II: 5, III: 7, none: 2 };
// From dark to light, so that it can be read without colours too.
const stepColours = ["#0b3c5d", "#2e7fb8", "#8fc1a9", "#e8c547", "#d55e00"];
const confidenceColours = { high: "#0b3c5d", medium: "#2e7fb8", low: "#e8c547" };
