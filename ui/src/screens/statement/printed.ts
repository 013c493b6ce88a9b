/** A file chosen for a version and not kept yet: the name by which the papers know it. */
export const CHOSEN = "chosen";

/** The bytes of a file that was chosen. */
export async function bytesOf(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}
