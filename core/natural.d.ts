// The files of natural that core/words.ts loads: the package describes whole folders only, whose index loads every language.
declare module 'natural/lib/natural/distance/dice_coefficient.js' {
  export { DiceCoefficient as default } from 'natural/lib/natural/distance/index.js';
}
declare module 'natural/lib/natural/distance/jaro-winkler_distance.js' {
  export { JaroWinklerDistance as default } from 'natural/lib/natural/distance/index.js';
}
declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  export { PorterStemmer as default } from 'natural/lib/natural/stemmers/index.js';
}
declare module 'natural/lib/natural/tokenizers/treebank_word_tokenizer.js' {
  export { TreebankWordTokenizer as default } from 'natural/lib/natural/tokenizers/index.js';
}
