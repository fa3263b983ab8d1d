// Words, sentences, tags and entities by winkNLP (npm install wink-nlp wink-eng-lite-web-model);
// prints their numbers.
const fs = require("node:fs");
const nlp = require("wink-nlp")(require("wink-eng-lite-web-model"), ["sbd", "pos", "ner"]);
let words = 0, sentences = 0, entities = 0;

for (const paragraph of fs.readFileSync(process.argv[2], "utf8").split(/\n{2,}/)) {
    const doc = nlp.readDoc(paragraph);
    words += doc.tokens().length();
    sentences += doc.sentences().length();
    entities += doc.entities().length();
    doc.tokens().out(nlp.its.pos);
}
console.log(words, sentences, entities);
