/**
 * A drawing as a picture (PNG): the window paints the very SVG that goes out as a file, twice its
 * size, so that it stays sharp in print. Nothing is fetched: the drawing travels as data.
 */
export async function asPicture(drawing: string): Promise<Uint8Array> {
  const [width, height] = sizeOf(drawing);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawing)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * TIMES;
  canvas.height = height * TIMES;
  const paper = canvas.getContext("2d");
  if (paper === null) throw new Error("this window cannot paint a picture");
  paper.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  if (blob === null) throw new Error("this window cannot write a picture");
  return new Uint8Array(await blob.arrayBuffer());
}

const TIMES = 2;

/** Width and height of a drawing, as its first line says them. */
export function sizeOf(drawing: string): [number, number] {
  const of = (name: string) =>
    Number(new RegExp(`^<svg [^>]*\\b${name}="(\\d+(?:\\.\\d+)?)"`).exec(drawing)?.[1]);
  return [of("width"), of("height")];
}
