/** A one-page PDF, written by hand, so that the viewer has something to draw. */
export function smallPdf(line: string): Uint8Array {
  return pdfOf([["EXAMPLE", line]], 24);
}

/** A PDF with these lines on its pages. */
export function pdfOf(pages: readonly (readonly string[])[], size = 12): Uint8Array {
  const shown = (line: string) => line.replaceAll(/[()\\]/g, "");
  const [font, tree] = [3, 2];
  const objects = [
    `<< /Type /Catalog /Pages ${tree} 0 R >>`,
    `<< /Type /Pages /Kids [${pages.map((_, i) => `${4 + 2 * i} 0 R`).join(" ")}] /Count ${pages.length} >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ...pages.flatMap((lines, i) => {
      const each = lines.map((line) => `(${shown(line)}) Tj 0 -${Math.ceil(size * 1.6)} Td`).join(" ");
      const text = `BT /F1 ${size} Tf 72 760 Td ${each} ET`;
      return [
        `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 595 842] /Contents ${5 + 2 * i} 0 R /Resources << /Font << /F1 ${font} 0 R >> >> >>`,
        `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
      ];
    }),
  ];
  let file = "%PDF-1.7\n";
  const starts = objects.map((object, i) => {
    const start = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return start;
  });
  const table = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${starts.map((s) => `${String(s).padStart(10, "0")} 00000 n \n`).join("")}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return new TextEncoder().encode(file);
}
