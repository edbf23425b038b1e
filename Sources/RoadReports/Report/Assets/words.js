// What the page says. The table `words` is the program's own, put before this script: one for each language.
let language = "en";

/** The words for a key, `{0}` replaced by a value and `{word0}` by the words for it. */
function say(key, ...values) {
  return words[language][key].replace(/\{(word)?(\d)\}/g, (_, isWord, i) => (isWord ? say(values[i]) : values[i]));
}

/** What a phrase of the data says: a key with its values. */
function phrase(parts) {
  return parts ? say(...parts) : "";
}

/** Phrases one after the other. */
function sentence(phrases) {
  return phrases.map(phrase).join(say("separator"));
}

/** A local date as people write it. */
function date(value) {
  if (!value) return "–";
  const [year, month, day] = value.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, day)).toLocaleDateString(language === "ja" ? "ja-JP" : "en-GB",
    { year: "numeric", month: language === "ja" ? "long" : "short", day: "numeric", timeZone: "UTC" });
}
