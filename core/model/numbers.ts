const ZERO = 48;
const NINE = 57;
const LOWER_A = 97;
const LOWER_Z = 122;
const MINUS = 45;

/**
 * Whole numbers in base 36, each with the mark that ends it (a colon, comma or space; '' at the end of the text); no digits
 * are 0. In one pass, since a program waits for its models when it starts. Throws at any other character.
 */
export function readNumbers(text: string, take: (value: number, mark: string) => void): void {
  let value = 0;
  let sign = 1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= ZERO && code <= NINE) value = value * 36 + code - ZERO;
    else if (code >= LOWER_A && code <= LOWER_Z) value = value * 36 + code - LOWER_A + 10;
    else if (code === MINUS) sign = -1;
    else {
      const mark = text.charAt(i);
      if (mark !== ':' && mark !== ',' && mark !== ' ')
        throw brokenModel(text.slice(Math.max(0, i - 20), i + 1));
      take(sign * value, mark);
      value = 0;
      sign = 1;
    }
  }
  take(sign * value, '');
}

export function brokenModel(near: string): Error {
  return new Error(`broken model near "${near}"`);
}
