/** The name of a casebook as a person says it: no folder, no ending. */
export function fileName(path: string): string {
  const name = path.split(/[\\/]/).at(-1) ?? path;
  return name.replace(/\.casebook$/i, "") || path;
}
