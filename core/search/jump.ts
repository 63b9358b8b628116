/** The Message-ID in something pasted: an id with or without brackets, or an archive's URL of a message; else null. */
export function pastedId(input: string): string | null {
  const text = input.trim();
  if (text.length > 1000 || /\s/.test(text)) return null;
  const bare = /^<?(?:mid:)?([^<>:/?#\s]+@[^<>/?#\s]+)>?$/i.exec(text)?.[1];
  if (bare !== undefined) return bare;
  return /^https?:\/\//i.test(text) ? idInUrl(text) : null;
}

/** Archives like lore have the id as one segment of the path: the first that holds an `@`. */
function idInUrl(text: string): string | null {
  if (!URL.canParse(text)) return null;
  for (const segment of new URL(text).pathname.split('/')) {
    const id = decoded(segment);
    if (/^[^<>\s]+@[^<>\s]+$/.test(id)) return id;
  }
  return null;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return '';
  }
}
