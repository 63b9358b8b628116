import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { patchId } from '../../../core/proposal/patch-id.js';
import { sha1 } from '../../../core/proposal/sha1.js';

const PATCH = `A message.

diff --git a/gone b/gone
deleted file mode 100644
index bca70f3..0000000
--- a/gone
+++ /dev/null
@@ -1 +0,0 @@
-q
diff --git a/mode b/mode
old mode 100644
new mode 100755
diff --git a/f b/f
index de98044..64a4e4b 100644
--- a/f
+++ b/f
@@ -1,3 +1,4 @@ some function
 a
-b
+B b\tü
 c
+d
@@ -10,2 +11,2 @@
 x
-y
\\ No newline at end of file
+z
\\ No newline at end of file
diff --git a/n b/n
new file mode 100644
index 0000000..3e75765
--- /dev/null
+++ b/n
@@ -0,0 +1 @@
+new
diff --git a/bin b/bin
index 1234567..89abcde 100644
Binary files a/bin and b/bin differ
`;
/** The end of a mail that git format-patch wrote. */
const FOOTER = '-- \n2.40.1\n';

function gitPatchId(text: string): string | null {
  try {
    return execFileSync('git', ['patch-id', '--stable'], { input: text }).toString().split(' ')[0] || null;
  } catch {
    return null;
  }
}
const hasGit = gitPatchId(PATCH) !== null;

describe('the id of a patch', () => {
  it('is null without a diff', () => {
    expect(patchId('Only words.\n--- a\n+++ b\n')).toBeNull();
  });

  it('does not change with white space and line numbers, but with words and files', () => {
    const moved = PATCH.replace('@@ -1,3 +1,4 @@ some function', '@@ -90,3 +90,4 @@').replace(
      '+B b\t',
      '+B  b ',
    );
    expect(patchId(moved)).toBe(patchId(PATCH));
    expect(patchId(PATCH.replace('+d', '+e'))).not.toBe(patchId(PATCH));
    expect(patchId(PATCH.replaceAll('/f', '/g'))).not.toBe(patchId(PATCH));
  });

  it('ends with the diff', () => {
    const text = PATCH.slice(0, PATCH.indexOf('diff --git a/bin'));
    expect(patchId(text + FOOTER)).toBe(patchId(`${text}${FOOTER}More words, and a list footer.\n`));
  });

  (hasGit ? it : it.skip)('equals that of git', () => {
    const files = PATCH.split(/^(?=diff --git)/m).slice(1);
    const texts = [
      PATCH,
      ...files,
      files.reverse().join(''),
      PATCH.slice(0, PATCH.indexOf('diff --git a/bin')) + FOOTER,
    ];
    expect(texts.map(patchId)).toEqual(texts.map(gitPatchId));
  });
});

describe('SHA-1', () => {
  it('equals that of the platform', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect(Buffer.from(sha1(text)).toString('hex')).toBe(createHash('sha1').update(text).digest('hex'));
      }),
    );
  });
});
