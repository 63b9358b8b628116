import { type PatchFile, patchFiles, type Run } from '../../body.js';
import type { Html } from '../render.js';
import { type BodyOptions, Lines, lineViews } from './lines.js';

/** A file's diff up to this long is shown whole. */
const LONGEST_UNFOLDED = 25;

/** A diff file by file, long ones folded unless a finding points into them. Browsers unfold what a link points at. */
export function FoldedPatch({ run, options }: { readonly run: Run; readonly options: BodyOptions }): Html {
  return (
    <div class="k-patch">
      {patchFiles(run).map((file) => (
        <File file={file} options={options} />
      ))}
    </div>
  );
}

function File({ file, options }: { readonly file: PatchFile; readonly options: BodyOptions }): Html {
  const lines = lineViews(file.lines, 'patch', options);
  const folds = file.lines.length > LONGEST_UNFOLDED && !file.lines.some((line) => options.hits.has(line.n));
  if (!folds) return <Lines>{lines}</Lines>;
  return (
    <details class="fold">
      <summary>
        <bdi>{file.name ?? 'diff'}</bdi>, {file.lines.length} lines
      </summary>
      <Lines>{lines}</Lines>
    </details>
  );
}
